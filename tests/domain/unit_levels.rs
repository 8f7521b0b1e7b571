//! What a unit counts as that says no level: what its name begins with, and what stands below it.

use so_dan_van_kheo::domain::adrift::{Adrift, put_below};
use so_dan_van_kheo::domain::catalogue::CatalogueList;
use so_dan_van_kheo::domain::command::Command;
use so_dan_van_kheo::domain::draft::FormField;
use so_dan_van_kheo::domain::figures::Question;
use so_dan_van_kheo::domain::figures_by_unit::UnitView;
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::new_id::NewIds;
use so_dan_van_kheo::domain::offered::own_level;
use so_dan_van_kheo::domain::path::Segment;
use so_dan_van_kheo::domain::received::Received;
use so_dan_van_kheo::domain::register::{Collection, RecordId};
use so_dan_van_kheo::domain::summary::Summary;
use so_dan_van_kheo::domain::unit::UnitTree;
use so_dan_van_kheo::domain::unit::names::{level_named, level_proposed};
use so_dan_van_kheo::domain::value::Value;
use so_dan_van_kheo::format::starting_set::starting_set;
use so_dan_van_kheo::report::tables::ReportKind;

use crate::unit_figures::{first_cells, of_communes, tally};
use crate::{Desk, add_units};

/// A commune below its province, as a register's first page makes them, and two cells, of which only the first may say what it is.
fn registers_own(name: &str, kind_of_first: &str) -> Desk {
    let mut desk = Desk::new(1);
    for (id, name, parent, kind) in [
        ("tinh", "Tỉnh Phú Thọ", "", ""),
        ("xa", name, "tinh", ""),
        ("khu-1", "Chi bộ khu 1", "xa", kind_of_first),
        ("khu-2", "Chi bộ khu 2", "xa", ""),
    ] {
        let members = [
            (member::NAME, name),
            (member::PARENT, parent),
            (member::KIND, kind),
        ];
        desk.run(&Command::SaveUnit {
            id: RecordId::unit(id),
            members: members.map(|(name, text)| (name, Value::text(text))).into(),
            successors: Vec::new(),
        });
    }
    for (model, unit) in [("1", "xa"), ("2", "khu-1"), ("3", "khu-2"), ("4", "khu-2")] {
        desk.save(model, 2026, |draft| draft.set(FormField::Unit, unit));
    }
    desk
}

#[test]
fn a_commune_without_a_level_is_known_by_its_name_and_has_all_below_it() {
    for (name, kind) in [
        ("Xã Yên Lạc", "party_cell"),
        ("XÃ YÊN LẠC", ""),
        ("Phường Việt Trì", ""),
        ("Đặc khu Phú Quốc", "party_cell"),
        // Nothing says what it is; the cell in it says that it is what holds such.
        ("Yên Lạc", "party_cell"),
    ] {
        let desk = registers_own(name, kind);
        let tree = UnitTree::of(&desk.register);
        let by_unit = Summary::of(&desk.register, 2026).by_unit;
        let by_commune = UnitView::AsItWas.by_commune(&tree, &by_unit, 2026);
        assert_eq!(by_commune, tally(&[("xa", 4)]), "{name}");
        let year = Question::of_year(2026);
        let rows = [(name.to_owned(), 4), ("Tổng số".to_owned(), 4)];
        assert_eq!(
            first_cells(&of_communes(&desk, ReportKind::Units, &year)),
            rows,
            "{name}"
        );
    }
}

#[test]
fn where_nothing_tells_what_units_are_each_stands_by_itself() {
    let desk = registers_own("Yên Lạc", "");
    let tree = UnitTree::of(&desk.register);
    let by_unit = Summary::of(&desk.register, 2026).by_unit;
    let by_commune = UnitView::AsItWas.by_commune(&tree, &by_unit, 2026);
    assert_eq!(by_commune, by_unit);
}

#[test]
fn a_name_tells_the_level_and_what_leads_a_unit_proposes_that_of_it() {
    for (name, named, proposed) in [
        ("Xã Yên Lạc", "commune", "commune"),
        ("xã yên lạc", "commune", "commune"),
        ("Thị trấn Thanh Ba", "commune", "commune"),
        ("Thị xã Phú Thọ", "district", "district"),
        ("Thành phố Việt Trì", "district", "district"),
        ("Thành phố Hà Nội", "province", "province"),
        ("Tỉnh Phú Thọ", "province", "province"),
        ("Đảng ủy xã Yên Lạc", "", "commune"),
        ("Đảng bộ tỉnh Phú Thọ", "", "province"),
        ("Chi bộ xã đội", "", ""),
        ("Xãnh", "", ""),
        ("Tỉnh Đoàn", "", ""),
        ("Huyện đoàn Thanh Ba", "", ""),
        ("Xã đội Yên Lạc", "", ""),
        ("Xã Đội Bình", "commune", "commune"),
        ("XÃ ĐOÀN KẾT", "commune", "commune"),
        ("Xã Đoan Hùng", "commune", "commune"),
        ("Tỉnh ủy Phú Thọ", "", ""),
        ("", "", ""),
    ] {
        assert_eq!(
            (level_named(name), level_proposed(name)),
            (named, proposed),
            "{name}"
        );
    }
}

#[test]
fn a_cell_of_a_named_commune_sends_to_it_whether_or_not_it_says_that_it_is_one() {
    let mut desk = registers_own("Xã Yên Lạc", "party_cell");
    let ids = |desk: &Desk| -> Vec<String> {
        let tree = UnitTree::of(&desk.register);
        let received = Received::default();
        let senders = received.senders(&desk.register, &tree, "xa", 2026);
        senders.into_iter().map(|sender| sender.unit).collect()
    };
    assert_eq!(ids(&desk), ["khu-1", "khu-2"]);
    // Beside an office, the cells are missed no more.
    desk.run(&Command::SaveUnit {
        id: RecordId::unit("dang-uy"),
        members: vec![
            (member::NAME, Value::text("Đảng ủy bộ phận")),
            (member::PARENT, Value::text("xa")),
        ],
        successors: Vec::new(),
    });
    assert_eq!(ids(&desk), ["dang-uy"]);
}

#[test]
fn models_of_a_named_commune_and_its_cells_begin_at_its_level() {
    let desk = registers_own("Xã Yên Lạc", "party_cell");
    let tree = UnitTree::of(&desk.register);
    let levels = CatalogueList::of(&starting_set(), &Collection::LEVELS);
    for unit in ["xa", "khu-1", "khu-2"] {
        assert_eq!(
            own_level(&tree, &levels, unit, 2026),
            Some("commune"),
            "{unit}"
        );
    }
}

#[test]
fn cells_of_one_name_in_two_named_communes_are_two_units() {
    let desk = registers_own("Xã Yên Lạc", "");
    let tree = UnitTree::of(&desk.register);
    let id = NewIds::new(&desk.register).unit(&tree, "Chi bộ khu 3", "", "xa");
    assert_eq!(id, RecordId::unit("xa-chi-bo-khu-3"));
}

fn write(desk: &mut Desk, id: &str, member: Segment, text: &str) {
    desk.write(&RecordId::unit(id), [member].into(), Value::text(text));
}

#[test]
fn a_unit_that_took_the_place_of_its_double_has_its_senders_and_the_plain_name() {
    let mut desk = Desk::new(1);
    let none: &[&str] = &[];
    let units = [
        ("other", ["province", "", "", ""], none),
        ("own", ["province", "", "", ""], none),
        ("Xã A", ["commune", "other", "", ""], none),
    ];
    add_units(&mut desk, &units);
    for id in ["own", "other"] {
        write(&mut desk, id, member::NAME, "Tỉnh Phú Thọ");
    }
    desk.save("m", 2026, |draft| draft.set(FormField::Unit, "Xã A"));
    let told = |desk: &Desk| {
        let tree = UnitTree::of(&desk.register);
        let names = ["own", "other"].map(|id| tree.told_apart(id).to_owned());
        let senders = Received::default().senders(&desk.register, &tree, "own", 2026);
        let senders: Vec<String> = senders.into_iter().map(|sender| sender.unit).collect();
        let missed = tree.without_models(2026, &|id| id == "Xã A");
        (
            names,
            senders,
            missed.iter().map(|unit| unit.id.clone()).collect(),
        )
    };
    let numbered = ["Tỉnh Phú Thọ (2)", "Tỉnh Phú Thọ (1)"].map(str::to_owned);
    assert_eq!(told(&desk), (numbered, vec![], vec!["own".to_owned()]));
    let merged = Command::SaveUnit {
        id: RecordId::unit("other"),
        members: vec![(member::VALID_TO, Value::text("2025-12-31"))],
        successors: vec!["own".to_owned()],
    };
    desk.run(&merged);
    let plain = ["Tỉnh Phú Thọ", "Tỉnh Phú Thọ (1)"].map(str::to_owned);
    assert_eq!(told(&desk), (plain, vec!["Xã A".to_owned()], vec![]));
}

#[test]
fn a_unit_that_only_its_file_names_goes_below_the_own_one_with_its_name() {
    let mut desk = Desk::new(1);
    desk.register.join(&starting_set());
    add_units(&mut desk, &[("tinh", ["province", "", "", ""], &[])]);
    let tree = UnitTree::of(&desk.register);
    let levels = CatalogueList::of(&desk.register, &Collection::LEVELS);
    assert_eq!(Adrift::of(&tree, &levels, "tinh").top_of("xa-la"), None);
    let supposed = tree.clone().supposing("xa-la", "Xã Lạ Hoắc");
    let adrift = Adrift::of(&supposed, &levels, "tinh");
    let top = adrift.top_of("xa-la").unwrap();
    assert_eq!((&*top.id, &*top.name), ("xa-la", "Xã Lạ Hoắc"));
    assert_eq!(adrift.ranks_below("xa-la", "tinh"), Some(true));
    // A province beside the own one is no unit to go below it.
    let beside = tree.clone().supposing("khac", "Tỉnh Vĩnh Phúc");
    assert_eq!(Adrift::of(&beside, &levels, "tinh").top_of("khac"), None);
    // One that is there keeps what is known of it.
    assert_eq!(tree.clone().supposing("tinh", "Xã Lạ"), tree);
    desk.run(&put_below([("xa-la", "tinh", Some("Xã Lạ Hoắc"))]));
    let tree = UnitTree::of(&desk.register);
    assert_eq!(tree.name("xa-la"), "Xã Lạ Hoắc");
    assert!(tree.counts_for("xa-la", "tinh"));
}
