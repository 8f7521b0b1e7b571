//! Drafts of the model form: kept, put aside where they cannot be read, and of each tab its own.

use so_dan_van_kheo::format::stored_draft::write_draft;
use so_dan_van_kheo::storage::bag::{Bag, BagError};
use so_dan_van_kheo::storage::memory_bag::{Fault, MemoryBag};
use so_dan_van_kheo::storage::store::Store;

use crate::pieces::{check_put_aside, draft, texts};

const DRAFT: &str = "dvk/draft/new";

fn title(store: &Store<MemoryBag>) -> Option<String> {
    use so_dan_van_kheo::domain::draft::FormField::Title;
    let (_, draft) = store.draft("new").unwrap()?;
    Some(draft.text(Title).to_owned())
}

#[test]
fn an_unreadable_draft_is_put_aside_before_it_is_overwritten() {
    check_put_aside(DRAFT, &write_draft(&draft("Mới")), |store| {
        store.save_draft("new", None, &draft("Mới")).map(drop)
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
    let kept = store.save_draft("new", None, &draft("Mới")).unwrap();
    assert_eq!(store.draft("new"), Ok(Some((kept, draft("Mới")))));
}

#[test]
fn a_tab_that_saves_its_form_leaves_what_another_tab_is_typing_into_the_same_form() {
    let bag = MemoryBag::new();
    let [one, other] = [Store::new(bag.clone()), Store::new(bag.clone())];
    let mine = one.save_draft("new", None, &draft("Một")).unwrap();
    let theirs = other.save_draft("new", None, &draft("Hai")).unwrap();
    let mine = one.save_draft("new", Some(&mine), &draft("Một nữa"));
    let mine = mine.unwrap();
    other.drop_draft(&theirs).unwrap();
    assert_eq!(one.draft("new"), Ok(Some((mine.clone(), draft("Một nữa")))));
    one.drop_draft(&mine).unwrap();
    assert_eq!(one.draft("new"), Ok(None));
    assert_eq!(texts(&bag).len(), 0);
}

#[test]
fn a_draft_that_another_tab_took_up_and_went_on_with_is_neither_overwritten_nor_dropped_by_the_first()
 {
    let bag = MemoryBag::new();
    let [one, other] = [Store::new(bag.clone()), Store::new(bag.clone())];
    let first = one.save_draft("new", None, &draft("Một")).unwrap();
    let (taken_up, _) = other.draft("new").unwrap().unwrap();
    other
        .save_draft("new", Some(&taken_up), &draft("Một, sửa ở thẻ kia"))
        .unwrap();
    one.drop_draft(&first).unwrap();
    assert_eq!(title(&one).unwrap(), "Một, sửa ở thẻ kia");
    let again = one.save_draft("new", Some(&first), &draft("Một, gõ tiếp"));
    assert_eq!(texts(&bag).len(), 2);
    one.drop_draft(&again.unwrap()).unwrap();
    assert_eq!(title(&one).unwrap(), "Một, sửa ở thẻ kia");
}

#[test]
fn the_draft_of_a_tab_is_written_again_after_another_tab_has_dropped_it() {
    let bag = MemoryBag::new();
    let [one, other] = [Store::new(bag.clone()), Store::new(bag.clone())];
    let first = one.save_draft("new", None, &draft("Một")).unwrap();
    let (taken_up, _) = other.draft("new").unwrap().unwrap();
    other.drop_draft(&taken_up).unwrap();
    one.save_draft("new", Some(&first), &draft("Một nữa"))
        .unwrap();
    assert_eq!(title(&other).unwrap(), "Một nữa");
}

#[test]
fn drafts_of_other_forms_whose_names_begin_alike_are_not_taken_for_it() {
    let store = Store::new(MemoryBag::new());
    store
        .save_draft("a/2025", None, &draft("Năm ngoái"))
        .unwrap();
    store.save_draft("ab", None, &draft("Khác")).unwrap();
    assert_eq!(store.draft("a"), Ok(None));
    assert_eq!(store.draft("a/20"), Ok(None));
}

#[test]
fn a_draft_that_cannot_be_written_leaves_the_one_before() {
    let bag = MemoryBag::new();
    let store = Store::new(bag.clone());
    let kept = store.save_draft("new", None, &draft("Một")).unwrap();
    for at in 0..4 {
        bag.plan(Some(Fault {
            at: bag.n_operations() + at,
            is_lasting: true,
            error: BagError::Full,
        }));
        let again = store.save_draft("new", Some(&kept), &draft("Một nữa"));
        bag.plan(None);
        assert_eq!((at, again.is_err()), (at, at < 3));
        let expected = if at < 3 { "Một" } else { "Một nữa" };
        assert_eq!(title(&store).unwrap(), expected);
    }
}
