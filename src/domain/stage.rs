//! The words a model and its year entry choose from, as ids in files and as enums here.
//!
//! A word this version does not know stays a text, is shown as it is, and is counted under itself.

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $id:literal),* $(,)? }) => {
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

            /// Reads an id; `None` for a word this version does not know.
            pub fn parse(id: &str) -> Option<Self> {
                match id { $($id => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

words! {
    /// Giai đoạn: how far a year entry has come.
    Stage {
        /// Nháp.
        Draft = "draft",
        /// Đã đăng ký.
        Registered = "registered",
        /// Trả lại.
        Returned = "returned",
        /// Đã duyệt.
        Accepted = "accepted",
        /// Đang thực hiện.
        Running = "running",
        /// Đã đánh giá.
        Reviewed = "reviewed",
        /// Đề nghị công nhận.
        Proposed = "proposed",
        /// Được công nhận.
        Recognised = "recognised",
        /// Không công nhận.
        NotRecognised = "not_recognised",
        /// Dừng.
        Stopped = "stopped",
    }
}

words! {
    /// Đăng ký: whether the year's participation is new.
    EntryKind {
        /// Mới.
        New = "new",
        /// Duy trì.
        Continued = "continued",
    }
}

words! {
    /// Chủ thể: who carries the model.
    Subject {
        /// Tập thể.
        Collective = "collective",
        /// Cá nhân.
        Individual = "individual",
    }
}
