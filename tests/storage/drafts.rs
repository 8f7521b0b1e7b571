//! Drafts of the model form: kept, put aside where they cannot be read, and of each tab its own.

use so_dan_van_kheo::domain::draft::FormField::Title;
use so_dan_van_kheo::format::stored_draft::write_draft;
use so_dan_van_kheo::storage::bag::{Bag, BagError};
use so_dan_van_kheo::storage::memory_bag::{Fault, MemoryBag};
use so_dan_van_kheo::storage::store::Store;

use crate::pieces::{check_put_aside, draft, texts};

const DRAFT: &str = "dvk/draft/new";

/// Opens the program in two tabs.
fn two_tabs() -> (MemoryBag, [Store<MemoryBag>; 2]) {
    let bag = MemoryBag::new();
    let tabs = [Store::new(bag.clone()), Store::new(bag.clone())];
    (bag, tabs)
}

fn title(store: &Store<MemoryBag>) -> Option<String> {
    let draft = store.draft("new").unwrap()?;
    Some(draft.text(Title).to_owned())
}

fn type_in(store: &Store<MemoryBag>, title: &str) {
    store.save_draft("new", &draft(title)).unwrap();
}

#[test]
fn an_unreadable_draft_is_put_aside_before_it_is_overwritten() {
    check_put_aside(DRAFT, &write_draft(&draft("Mới")), |store| {
        store.save_draft("new", &draft("Mới"))
    });
}

#[test]
fn an_unreadable_draft_is_put_aside_and_none_is_offered() {
    let bag = MemoryBag::new();
    let store = Store::new(bag.clone());
    bag.write(DRAFT, "hỏng").unwrap();
    assert_eq!(store.draft("new"), Ok(None));
    assert_eq!(texts(&bag).into_values().collect::<Vec<_>>(), ["hỏng"]);
    assert_eq!(bag.read(DRAFT), Ok(None));
    type_in(&store, "Mới");
    assert_eq!(store.draft("new"), Ok(Some(draft("Mới"))));
}

#[test]
fn a_tab_that_saves_its_form_leaves_what_another_tab_is_typing_into_the_same_form() {
    let (bag, [one, other]) = two_tabs();
    type_in(&one, "Một");
    type_in(&other, "Hai");
    type_in(&one, "Một nữa");
    // Somebody looked elsewhere, and comes back.
    assert_eq!(title(&one).unwrap(), "Một nữa");
    assert_eq!(title(&other).unwrap(), "Hai");
    other.drop_draft("new").unwrap();
    assert_eq!(title(&Store::new(bag.clone())).unwrap(), "Một nữa");
    one.drop_draft("new").unwrap();
    assert_eq!(title(&one), None);
    assert_eq!(texts(&bag).len(), 0);
}

#[test]
fn a_draft_that_another_tab_took_up_and_went_on_with_is_neither_overwritten_nor_dropped_by_the_first()
 {
    let (bag, [one, other]) = two_tabs();
    type_in(&one, "Một");
    assert_eq!(title(&other).unwrap(), "Một");
    type_in(&other, "Một, sửa ở thẻ kia");
    type_in(&one, "Một, gõ tiếp");
    assert_eq!(texts(&bag).len(), 2);
    one.drop_draft("new").unwrap();
    assert_eq!(title(&one).unwrap(), "Một, sửa ở thẻ kia");
    type_in(&other, "Một, sửa nữa");
    one.drop_draft("new").unwrap();
    assert_eq!(title(&other).unwrap(), "Một, sửa nữa");
}

#[test]
fn the_draft_of_a_tab_is_written_again_after_another_tab_has_dropped_it() {
    let (_, [one, other]) = two_tabs();
    type_in(&one, "Một");
    assert_eq!(title(&other).unwrap(), "Một");
    other.drop_draft("new").unwrap();
    assert_eq!(title(&one), None);
    type_in(&one, "Một nữa");
    assert_eq!(title(&other).unwrap(), "Một nữa");
}

#[test]
fn drafts_of_other_forms_whose_names_begin_alike_are_not_taken_for_it() {
    let bag = MemoryBag::new();
    let store = Store::new(bag.clone());
    store.save_draft("a/2025", &draft("Năm ngoái")).unwrap();
    store.save_draft("ab", &draft("Khác")).unwrap();
    assert_eq!(store.draft("a"), Ok(None));
    assert_eq!(store.draft("a/20"), Ok(None));
    assert_eq!(store.drop_draft("a"), Ok(false));
    assert_eq!(store.draft("ab"), Ok(Some(draft("Khác"))));
    // A name that ends as the key of a second draft does.
    store.save_draft("b~2", &draft("Ngã")).unwrap();
    let anew = Store::new(bag);
    assert_eq!(anew.draft("b~2"), Ok(Some(draft("Ngã"))));
}

#[test]
fn each_form_with_drafts_is_named_once() {
    let (_, [one, other]) = two_tabs();
    for form in ["a", "a/2025", "a/new"] {
        one.save_draft(form, &draft("Một")).unwrap();
        other.save_draft(form, &draft("Hai")).unwrap();
    }
    assert_eq!(one.drafted_forms().unwrap(), ["a", "a/2025", "a/new"]);
}

#[test]
fn a_draft_that_cannot_be_written_leaves_the_one_before() {
    let bag = MemoryBag::new();
    let store = Store::new(bag.clone());
    type_in(&store, "Một");
    for at in 0..4 {
        bag.plan(Some(Fault {
            at: bag.n_operations() + at,
            is_lasting: true,
            error: BagError::Full,
        }));
        let again = store.save_draft("new", &draft("Một nữa"));
        bag.plan(None);
        assert_eq!((at, again.is_err()), (at, at < 3));
        let expected = if at < 3 { "Một" } else { "Một nữa" };
        assert_eq!(title(&store).unwrap(), expected);
    }
}

#[test]
fn a_page_that_is_loaded_anew_finds_its_own_draft_again_and_not_that_of_another_tab() {
    let (bag, [one, other]) = two_tabs();
    type_in(&one, "Một");
    type_in(&other, "Hai");
    let places = other.own_places();
    let anew = Store::new(bag.clone());
    anew.take_up_places(&places).unwrap();
    assert_eq!(title(&anew).unwrap(), "Hai");
    anew.drop_draft("new").unwrap();
    assert_eq!(title(&anew).unwrap(), "Một");
    // A place that is empty by now, another form's, another kind's, or no place leads nowhere.
    for odd in [
        places.as_str(),
        "ab\ndvk/draft/new\n",
        "new\ndvk/settings\n",
        "new",
        "\n\n",
    ] {
        let store = Store::new(bag.clone());
        store.take_up_places(odd).unwrap();
        assert!(store.own_places().is_empty(), "{odd:?}");
    }
}

#[test]
fn a_draft_that_is_brought_back_takes_no_place_of_another() {
    let (bag, [one, other]) = two_tabs();
    type_in(&one, "Một");
    type_in(&other, "Hai");
    let given_up = one.draft("new").unwrap().unwrap();
    one.drop_draft("new").unwrap();
    assert_eq!(title(&one).unwrap(), "Hai");
    one.bring_draft_back("new", &given_up).unwrap();
    assert_eq!(title(&one).unwrap(), "Một");
    assert_eq!(title(&other).unwrap(), "Hai");
    assert_eq!(texts(&bag).len(), 2);
    assert_eq!(one.drafted_forms().unwrap(), ["new"]);
}
