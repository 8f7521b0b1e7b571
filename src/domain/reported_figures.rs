//! Figures of a report: numbers, breakdowns, and the sums that should agree.
//!
//! Invariant: nothing here corrects a figure. Where two sums that should be equal are not, both are kept and told.

use super::tally::Tally;

/// Is one figure of a report.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Figure {
    /// Được đăng ký.
    Registered,
    /// Đăng ký mới.
    New,
    /// Duy trì.
    Continued,
    /// Tập thể.
    Collective,
    /// Cá nhân.
    Individual,
    /// Được duyệt.
    Accepted,
    /// Thực hiện được.
    Done,
    /// Hiệu quả.
    Effective,
    /// Chưa hiệu quả.
    NotEffective,
    /// Được công nhận.
    Recognised,
    /// Được khen thưởng.
    Awarded,
    /// Đợt vận động.
    Campaigns,
    /// Lượt người tham gia.
    People,
    /// Cuộc đối thoại.
    Dialogues,
}

impl Figure {
    /// How many there are.
    pub const N: usize = 14;

    /// Lists all of them in the order of the form.
    pub const ALL: [Self; Self::N] = [
        Self::Registered,
        Self::New,
        Self::Continued,
        Self::Collective,
        Self::Individual,
        Self::Accepted,
        Self::Done,
        Self::Effective,
        Self::NotEffective,
        Self::Recognised,
        Self::Awarded,
        Self::Campaigns,
        Self::People,
        Self::Dialogues,
    ];

    /// Returns its name in files.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Registered => "registered",
            Self::New => "new",
            Self::Continued => "continued",
            Self::Collective => "collective",
            Self::Individual => "individual",
            Self::Accepted => "accepted",
            Self::Done => "done",
            Self::Effective => "effective",
            Self::NotEffective => "not_effective",
            Self::Recognised => "recognised",
            Self::Awarded => "awarded",
            Self::Campaigns => "campaigns",
            Self::People => "people",
            Self::Dialogues => "dialogues",
        }
    }

    /// Reads a name.
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|figure| figure.id() == id)
    }
}

/// Says what a total is divided by.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Breakdown {
    /// Theo lĩnh vực.
    Field,
    /// Theo loại.
    Kind,
    /// Theo cấp đăng ký: a model registered at two levels counts at both.
    Level,
}

impl Breakdown {
    /// Lists all of them in the order of the form.
    pub const ALL: [Self; 3] = [Self::Field, Self::Kind, Self::Level];

    /// Returns its name in files.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Field => "by_field",
            Self::Kind => "by_kind",
            Self::Level => "by_level",
        }
    }

    /// Reads a name.
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.id() == id)
    }
}

/// Holds figures: numbers, each stated or not, and breakdowns, empty where none is stated.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Figures {
    numbers: [Option<usize>; Figure::N],
    parts: [Tally; 3],
}

/// Is two sums that should be equal and are not.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Disagreement {
    /// Why they should be.
    pub rule: Rule,
    /// What the report says of the whole.
    pub stated: usize,
    /// What its parts come to.
    pub summed: usize,
}

/// Says what should be equal, or not be more than the whole.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Rule {
    /// The whole is the sum of these figures.
    Sum(Figure, [Figure; 2]),
    /// The whole is the sum of a breakdown.
    Parts(Figure, Breakdown),
    /// The second is a part of the first.
    Within(Figure, Figure),
    /// A model is registered at a level once: the level's id.
    AtLevel(Figure, String),
}

/// Names one number of a report.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Place {
    /// A figure.
    Figure(Figure),
    /// A part of a breakdown, by its id.
    Part(Breakdown, String),
}

/// Is a number that was reported and the one that is counted from models.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Difference {
    /// Which number.
    pub place: Place,
    /// What was reported.
    pub stated: usize,
    /// What is counted.
    pub counted: usize,
}

impl Figures {
    /// Returns a figure, where it is stated.
    pub fn get(&self, figure: Figure) -> Option<usize> {
        self.numbers.get(figure as usize).copied().flatten()
    }

    /// States a figure, or takes it away.
    pub fn set(&mut self, figure: Figure, n: Option<usize>) {
        if let Some(number) = self.numbers.get_mut(figure as usize) {
            *number = n;
        }
    }

    /// Returns a breakdown.
    pub fn by(&self, breakdown: Breakdown) -> &Tally {
        &self.parts[breakdown as usize]
    }

    /// Returns a breakdown to be changed.
    pub fn by_mut(&mut self, breakdown: Breakdown) -> &mut Tally {
        &mut self.parts[breakdown as usize]
    }

    /// Returns the number at a place.
    pub fn at(&self, place: &Place) -> Option<usize> {
        match place {
            Place::Figure(figure) => self.get(*figure),
            Place::Part(breakdown, id) => self.by(*breakdown).get(id).copied(),
        }
    }

    /// Says whether nothing is stated.
    pub fn is_empty(&self) -> bool {
        self.numbers.iter().all(Option::is_none) && self.parts.iter().all(Tally::is_empty)
    }

    /// Returns what breakdowns divide: the models registered or, in a report without these, those recognised, done or effective.
    fn total(&self) -> Option<(Figure, usize)> {
        let order = [
            Figure::Registered,
            Figure::Recognised,
            Figure::Done,
            Figure::Effective,
        ];
        let mut stated = order
            .into_iter()
            .filter_map(|one| Some((one, self.get(one)?)));
        stated.next()
    }

    /// Lists the sums that do not agree within these figures. Sums over levels may be more than the models, and say nothing.
    pub fn disagreements(&self) -> Vec<Disagreement> {
        let mut found = Vec::new();
        let mut add = |rule, stated, summed| {
            found.push(Disagreement {
                rule,
                stated,
                summed,
            });
        };
        let mut sums = Vec::new();
        if let Some((total, _)) = self.total() {
            sums.push((total, [Figure::New, Figure::Continued]));
            sums.push((total, [Figure::Collective, Figure::Individual]));
        }
        sums.push((Figure::Done, [Figure::Effective, Figure::NotEffective]));
        for (whole, parts) in sums {
            if let [Some(stated), Some(a), Some(b)] =
                [whole, parts[0], parts[1]].map(|one| self.get(one))
                && stated != a.saturating_add(b)
            {
                add(Rule::Sum(whole, parts), stated, a.saturating_add(b));
            }
        }
        if let Some((total, stated)) = self.total() {
            for breakdown in [Breakdown::Field, Breakdown::Kind] {
                let parts = self.by(breakdown);
                let summed = parts
                    .values()
                    .fold(0, |sum: usize, n| sum.saturating_add(*n));
                if !parts.is_empty() && summed != stated {
                    add(Rule::Parts(total, breakdown), stated, summed);
                }
            }
            for (level, n) in self.by(Breakdown::Level) {
                if *n > stated {
                    add(Rule::AtLevel(total, level.clone()), stated, *n);
                }
            }
        }
        let whole = Figure::Registered;
        for part in [
            Figure::Accepted,
            Figure::Done,
            Figure::Effective,
            Figure::Recognised,
        ] {
            if let [Some(stated), Some(n)] = [whole, part].map(|one| self.get(one))
                && n > stated
            {
                add(Rule::Within(whole, part), stated, n);
            }
        }
        found
    }

    /// Lists the numbers that differ from what is counted. What is not stated, or cannot be counted from models, says nothing.
    pub fn differences(&self, counted: &Self) -> Vec<Difference> {
        let figures = Figure::ALL.into_iter().map(Place::Figure);
        let parts = Breakdown::ALL.into_iter().flat_map(|breakdown| {
            let ids = self.by(breakdown).keys();
            ids.map(move |id| Place::Part(breakdown, id.clone()))
        });
        let differing = figures.chain(parts).filter_map(|place| {
            let is_part = matches!(place, Place::Part(..));
            let stated = self.at(&place)?;
            // A part of which no model was counted has none.
            let counted = counted.at(&place).or(is_part.then_some(0))?;
            (stated != counted).then_some(Difference {
                place,
                stated,
                counted,
            })
        });
        differing.collect()
    }
}
