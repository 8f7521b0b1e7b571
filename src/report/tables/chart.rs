//! Charts beside tables.

/// Is a chart: its figures are those of the table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Chart {
    /// What it shows.
    pub caption: String,
    /// How it is drawn.
    pub kind: ChartKind,
    /// What the parts of each bar are; one without a name for plain bars.
    pub series: Vec<String>,
    /// The bars: a label, and the size of each part.
    pub bars: Vec<(String, Vec<usize>)>,
}

/// How many bars a chart has at most: beyond, the table is read more easily.
const MAX_BARS: usize = 100;

impl Chart {
    /// Leaves out the bars beyond the most, and says so.
    pub(super) fn cut(&mut self) {
        if self.bars.len() > MAX_BARS {
            self.bars.truncate(MAX_BARS);
            self.caption
                .push_str(&format!(", {MAX_BARS} dòng đầu của bảng"));
        }
    }
}

/// Says how a chart is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ChartKind {
    /// Bars from the left.
    Bars,
    /// Bars in the middle, each a part of the one above.
    Funnel,
}
