//! The pictures of the help: a few strokes each, in the colours of the program.

use crate::ui::markup::{Markup, view};

use crate::ui::text::help::{Picture, picture};

/// Draws a picture; its name tells screen readers what is on it.
pub fn drawn(which: Picture) -> Markup {
    let (name, words) = picture(which);
    let stroke = |(class, strokes): &(&'static str, &'static str)| view! { <path class=*class d=*strokes /> };
    let word = |(x, y, words): &(&'static str, &'static str, &'static str)| {
        view! {
            <text x=*x y=*y>
                {*words}
            </text>
        }
    };
    view! {
        <svg class="help__picture" viewBox="0 0 360 120" role="img" aria-label=name>
            {strokes(which).iter().map(stroke).collect::<Markup>()}
            {words.iter().map(word).collect::<Markup>()}
        </svg>
    }
}

/// Is filled with the main colour.
const STRONG: &str = "help__strong";
/// Is filled as paper.
const PAPER: &str = "help__paper";
/// Is a line.
const LINE: &str = "help__line";
/// Is a line in the main colour.
const ACCENT: &str = "help__line help__line--accent";

const HOUSE: &str = "M12 60 36 40l24 20v38H12zM30 98V78h12v20";

const fn strokes(which: Picture) -> &'static [(&'static str, &'static str)] {
    match which {
        Picture::Stays => &[
            (PAPER, "M42 14h112v74H42zM22 98h152l-8-10H30z"),
            (STRONG, "M62 28h28v44H62z"),
            (LINE, "M104 34h36M104 50h36M104 66h22M68 38h16M68 46h16"),
            (LINE, "M182 54h22"),
            (ACCENT, "M212 44l18 20m0-20-18 20"),
            (
                LINE,
                "M250 82h50a16 16 0 0 0 2-32 24 24 0 0 0-45-7 20 20 0 0 0-7 39z",
            ),
        ],
        Picture::Sent => &[
            (PAPER, HOUSE),
            (
                ACCENT,
                "M70 70h24m-7-7 7 7-7 7M154 70h24m-7-7 7 7-7 7M258 70h22m-7-7 7 7-7 7",
            ),
            (PAPER, "M106 44h26l14 14v44h-40zM132 44v14h14"),
            (LINE, "M114 70h24M114 80h24M114 90h16"),
            (STRONG, "M190 58h44v26h-44z"),
            (PAPER, "M234 62h16v18h-16z"),
            (PAPER, "M294 50h52v50h-52zM312 100V84h16v16"),
            (
                LINE,
                "M286 100h68M304 62h8m16 0h8M304 74h8m16 0h8M320 50V20",
            ),
            (STRONG, "M320 20h20v12h-20z"),
        ],
        Picture::Added => &[
            (
                PAPER,
                "M8 18 24 4l16 14v14H8zM8 56l16-14 16 14v14H8zM8 94l16-14 16 14v14H8z",
            ),
            (
                PAPER,
                "M56 4h22l10 10v20H56zM56 42h22l10 10v20H56zM56 80h22l10 10v20H56z",
            ),
            (
                LINE,
                "M96 20c50 0 50 38 92 38M96 58h92M96 96c50 0 50-38 92-38",
            ),
            (ACCENT, "M178 50l10 8-10 8"),
            (PAPER, "M204 20h88a8 8 0 0 1 8 8v64a8 8 0 0 1-8 8h-88z"),
            (STRONG, "M204 20h14v80h-14z"),
        ],
        Picture::Chosen => &[
            (PAPER, "M12 22h148v40H12zM192 22h156v40H192z"),
            (ACCENT, "M192 22h156v40H192zM326 12l8 8 14-16"),
            (
                PAPER,
                "M262 114l-18-22c-3-5 3-9 8-6l8 6V64a6 6 0 0 1 12 0v18l18 4q8 2 6 10l-4 18z",
            ),
        ],
        Picture::Kept => &[
            (PAPER, "M18 30h84v58H18zM6 100h108l-8-12H14z"),
            (STRONG, "M34 42h20v34H34z"),
            (LINE, "M64 46h26M64 58h26M64 70h16"),
            (ACCENT, "M118 60h24m-7-7 7 7-7 7M218 60h24m-7-7 7 7-7 7"),
            (STRONG, "M150 46h42v28h-42z"),
            (PAPER, "M192 51h16v18h-16z"),
            (PAPER, "M256 30h84v58h-84zM244 100h108l-8-12h-92z"),
            (STRONG, "M272 42h20v34h-20z"),
            (LINE, "M302 46h26M302 58h26M302 70h16"),
        ],
    }
}
