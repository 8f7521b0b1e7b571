//! The words a model and its year entry choose from, as ids in files and as enums here.
//!
//! Other programs, and people, write the words as they are shown ("Nháp", "DRAFT"): those mean the same, and are kept as they
//! are. A word this version does not know stays a text, is shown as it is, and is counted under itself.

use super::fold::fold;

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $id:literal $(| $folded:literal)*),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum $name { $($(#[$variant_doc])* $variant),* }

        impl $name {
            /// Lists all words in their natural order.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// Returns the id used in files.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),* }
            }

            /// Reads an id, or the word that is shown for it, whatever its case and blanks; `None` for a word this version does
            /// not know.
            pub fn parse(text: &str) -> Option<Self> {
                match text {
                    $($id => Some(Self::$variant),)*
                    "" => None,
                    _ => match folded_word(text)?.as_str() {
                        $($id $(| $folded)* => Some(Self::$variant),)*
                        _ => None,
                    },
                }
            }

            /// Returns the id a text means; a word this version does not know as it is.
            pub fn id_of(text: &str) -> &str {
                Self::parse(text).map_or(text, |known| known.id())
            }
        }
    };
}

/// The longest text, in bytes, that may be a word.
const MAX_WORD: usize = 64;

fn folded_word(text: &str) -> Option<String> {
    (text.len() <= MAX_WORD).then(|| fold(text))
}

words! {
    /// Giai đoạn: how far a year entry has come.
    Stage {
        /// Nháp.
        Draft = "draft" | "nhap",
        /// Đã đăng ký.
        Registered = "registered" | "da dang ky",
        /// Trả lại.
        Returned = "returned" | "tra lai",
        /// Đã duyệt.
        Accepted = "accepted" | "da duyet",
        /// Đang thực hiện.
        Running = "running" | "dang thuc hien",
        /// Đã đánh giá.
        Reviewed = "reviewed" | "da danh gia",
        /// Đề nghị công nhận.
        Proposed = "proposed" | "de nghi cong nhan",
        /// Được công nhận.
        Recognised = "recognised" | "duoc cong nhan",
        /// Không công nhận.
        NotRecognised = "not_recognised" | "khong cong nhan",
        /// Dừng.
        Stopped = "stopped" | "dung",
    }
}

/// Says what going from one stage to another is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Transition {
    /// It is a step of the year's work.
    Forward,
    /// It takes a step back, which asks for a reason.
    Back,
    /// It is no step at all.
    Not,
}

impl Stage {
    /// Lists the stages a step of the year's work leads to.
    pub const fn next(self) -> &'static [Self] {
        match self {
            Self::Draft => &[Self::Registered, Self::Stopped],
            Self::Registered => &[Self::Accepted, Self::Returned, Self::Stopped],
            Self::Returned => &[Self::Registered, Self::Stopped],
            Self::Accepted => &[Self::Running, Self::Stopped],
            Self::Running => &[Self::Reviewed, Self::Stopped],
            Self::Reviewed => &[Self::Proposed, Self::Stopped],
            Self::Proposed => &[Self::Recognised, Self::NotRecognised, Self::Stopped],
            Self::Recognised | Self::NotRecognised => &[Self::Stopped],
            Self::Stopped => &[],
        }
    }

    /// Says what going to another stage is, of an entry whose steps say that it was at some. Only from a stop do they count: it
    /// leads back to where the entry had come, or to its registration where nothing says how far that was.
    pub fn transition(self, to: Self, passed: &[Self]) -> Transition {
        match (self, to) {
            (Self::Registered, Self::Returned) => Transition::Back,
            (from, to) if from.next().contains(&to) => Transition::Forward,
            (from, to) if from == to => Transition::Not,
            (Self::Stopped, to) if to.had_been_reached(passed) => Transition::Back,
            (Self::Stopped, _) => Transition::Not,
            (_, Self::Returned | Self::Stopped) => Transition::Not,
            (from, to) if to.rank() < from.rank() => Transition::Back,
            _ => Transition::Not,
        }
    }

    /// Says whether an entry that was at some stages had come to this one; to its registration at most where none is known.
    fn had_been_reached(self, passed: &[Self]) -> bool {
        match passed {
            [] => Self::Registered.has_reached(self),
            passed => passed.iter().any(|one| one.has_reached(self)),
        }
    }

    /// Returns how far the year's work has come: registered is 1, both outcomes of a proposal are 6.
    pub(super) const fn rank(self) -> u8 {
        match self {
            Self::Draft | Self::Returned | Self::Stopped => 0,
            Self::Registered => 1,
            Self::Accepted => 2,
            Self::Running => 3,
            Self::Reviewed => 4,
            Self::Proposed => 5,
            Self::Recognised | Self::NotRecognised => 6,
        }
    }

    /// Says whether an entry at this stage has come to another one. Not recognised has come to a proposal, not to recognition;
    /// of a stop only the steps before it say how far it had come.
    pub fn has_reached(self, other: Self) -> bool {
        match other {
            Self::Recognised | Self::NotRecognised | Self::Returned | Self::Stopped => {
                self == other
            }
            _ => self.rank() >= other.rank(),
        }
    }
}

words! {
    /// Tổ chức: what a registering unit inside a commune is.
    UnitKind {
        /// Chi bộ.
        PartyCell = "party_cell",
        /// MTTQ.
        Front = "front",
        /// Đoàn thể.
        Organisation = "organisation",
        /// Trường học.
        School = "school",
        /// Khu dân cư.
        Residential = "residential",
        /// Cơ quan, đơn vị.
        Agency = "agency",
        /// Lực lượng vũ trang.
        ArmedForces = "armed_forces",
    }
}

words! {
    /// Đăng ký: whether the year's participation is new.
    EntryKind {
        /// Mới.
        New = "new" | "moi",
        /// Duy trì.
        Continued = "continued" | "duy tri",
    }
}

words! {
    /// Chủ thể: who carries the model.
    Subject {
        /// Tập thể.
        Collective = "collective" | "tap the",
        /// Cá nhân.
        Individual = "individual" | "ca nhan",
    }
}
