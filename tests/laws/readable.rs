//! The law of readable pages: whatever a register has, its page gives the file back byte for byte.

use proptest::prelude::*;
use so_dan_van_kheo::domain::path::Path;
use so_dan_van_kheo::domain::register::{Collection, RecordId, Register};
use so_dan_van_kheo::domain::scope::Scope;
use so_dan_van_kheo::domain::value::Value;
use so_dan_van_kheo::format::exchange_read::{open, open_text};
use so_dan_van_kheo::format::readable_file::{Content, pack, take_out};
use so_dan_van_kheo::report::readable::{About, Inside, Words, page};

use crate::action::actions;
use crate::files::config;
use crate::history::World;
use crate::registers::export;

/// Says everything as it is.
struct AsItIs;

impl Words for AsItIs {
    fn label(&self, path: &Path) -> String {
        path.to_string()
    }

    fn value(&self, _: &Path, value: &Value) -> String {
        format!("{value:?}")
    }

    fn list(&self, collection: &Collection) -> String {
        collection.to_string()
    }

    fn record(&self, id: &RecordId) -> String {
        id.to_string()
    }
}

/// Writes the page of a file, as a unit whose name is the text.
fn page_of(piece: &Register, file: &str, text: &str) -> String {
    let packed = pack(file);
    page(&About {
        piece,
        scope: &Scope::default(),
        changed_since: None,
        at: Default::default(),
        own: "",
        maker: text,
        code: "",
        inside: Inside {
            file_name: text,
            digest: &packed.digest,
            content: match &packed.content {
                Content::Link(address) => Ok(address),
                Content::Kept(kept) => Err(kept),
            },
        },
        words: &AsItIs,
    })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_page_gives_the_bytes_of_its_file_and_is_joined_like_it(
        n in 2..=4_usize, seed: u64, steps in actions(40), text in any::<String>()
    ) {
        let world = World::by_file(n, seed).run(&steps);
        for site in &world.sites {
            let file = export(&site.register);
            let page = page_of(&site.register, &file, &text);
            prop_assert!(take_out(&page) == Some(Ok(file.clone())));
            let (by_page, by_file) = (open(page.as_bytes()), open(file.as_bytes()));
            prop_assert!(by_page.is_ok() && by_page == by_file);
        }
    }

    #[test]
    fn any_text_comes_out_of_a_page_as_it_went_in(file in any::<String>(), n in 0..4_usize, text in any::<String>()) {
        // Long enough, a text is compressed.
        let file = file.repeat(1 + n * 20_000);
        let page = page_of(&Register::new(), &file, &text);
        prop_assert!(take_out(&page) == Some(Ok(file.clone())));
        prop_assert!(open(page.as_bytes()) == open_text(&file));
    }

    #[test]
    fn no_bytes_make_the_reader_stumble(text in any::<String>(), tags in prop::collection::vec("(<a id=so-dan-van-kheo-file |<!--|-->|</?title>|=\"|'|>|&#|href=data:,|[a-z <>=/&;\"']){0,12}", 0..6)) {
        let text = format!("<{}{text}{}", tags.concat(), tags.join("\""));
        prop_assert!(take_out(&text).is_some());
        prop_assert!(open(text.as_bytes()).is_err());
    }
}
