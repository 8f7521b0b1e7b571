//! Headings that several offices call by names of their own.

use so_dan_van_kheo::domain::figures::Question;
use so_dan_van_kheo::domain::own_first::as_shown;
use so_dan_van_kheo::domain::register::Register;
use so_dan_van_kheo::format::exchange_read::open_text;
use so_dan_van_kheo::format::starting_set::starting_set;
use so_dan_van_kheo::report::tables::{ReportKind, Table};

use crate::answer;

/// Returns a file of a unit with one model, that calls the field by a name of its own.
fn file(unit: (&str, &str), at: &str, name: &str, n: usize) -> Register {
    let (id, sender) = unit;
    let file = format!(
        r#"{{"format":"so-dan-van-kheo","version":1,"exported_at":"{at}","exported_by":{{"unit":"{id}","name":"{sender}"}},
        "units":[{{"id":"{id}","name":"{sender}"}}],
        "models":[{{"id":"{n}","title":"Mô hình {n}","field":"kinh-te","unit":"{id}","years":[{{"year":2026,"stage":"registered"}}]}}],
        "catalogue":{{"fields":[{{"id":"kinh-te","name":"{name}"}}]}}}}"#
    );
    open_text(&file).unwrap().piece
}

fn table(register: &Register, own: &str) -> Table {
    let shown = as_shown(register, own);
    let report = answer(&shown, ReportKind::Fields, &Question::of_year(2026));
    report.tables.into_iter().next().unwrap()
}

#[test]
fn a_report_heads_its_rows_as_the_own_unit_has_them_and_marks_what_is_undecided() {
    let [early, late] = ["2026-03-05T02:00:00Z", "2026-11-23T02:00:00Z"];
    for [of_province, of_commune] in [[early, late], [late, early]] {
        let province = file(
            ("tinh", "Tỉnh Phú Thọ"),
            of_province,
            "Kinh tế, nông thôn mới",
            1,
        );
        let commune = file(("xa", "Xã Vân Lĩnh"), of_commune, "Phát triển kinh tế", 2);
        for order in [[&province, &commune], [&commune, &province]] {
            let mut register = starting_set();
            order.into_iter().for_each(|piece| register.join(piece));
            for (own, name) in [
                ("tinh", "Kinh tế, nông thôn mới"),
                ("xa", "Phát triển kinh tế"),
            ] {
                let table = table(&register, own);
                let row = &table.rows[0];
                assert_eq!(row.cells[0].words(), format!("{name} (*)"));
                assert_eq!(row.cells[1].words(), "2");
                let notes: Vec<&str> = table.notes.iter().map(|note| &*note.text).collect();
                let expect = format!("(*) Tên chưa thống nhất giữa các đơn vị: “{name}”.");
                assert!(
                    notes.iter().any(|note| note.starts_with(&expect)),
                    "{notes:?}"
                );
            }
        }
    }
    // Nothing is marked where all agree.
    let table = table(&file(("xa", "Xã Vân Lĩnh"), early, "Kinh tế", 1), "xa");
    assert!(table.notes.iter().all(|note| !note.text.contains("(*)")));
    assert!(
        table
            .rows
            .iter()
            .all(|row| !row.cells[0].words().contains("(*)"))
    );
}
