//! Files made to do harm, taken in by somebody who goes on working: what is written afterwards stays, after a restart too.

use std::sync::Arc;

use so_dan_van_kheo::domain::carrying_out::carry_out;
use so_dan_van_kheo::domain::change::Change;
use so_dan_van_kheo::domain::command::Command;
use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::leaf::{Entry, Leaf, Stamp};
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::model::{Model, YearEntry};
use so_dan_van_kheo::domain::naming::UNNAMED;
use so_dan_van_kheo::domain::path::{Path, Segment};
use so_dan_van_kheo::domain::record::Record;
use so_dan_van_kheo::domain::register::{RecordId, Register};
use so_dan_van_kheo::domain::replica::{Context, Dot, ReplicaId};
use so_dan_van_kheo::domain::value::Value;
use so_dan_van_kheo::domain::writer::Writer;
use so_dan_van_kheo::format::exchange_read::open_text;
use so_dan_van_kheo::format::json::Json;
use so_dan_van_kheo::format::plain_write::write_object;
use so_dan_van_kheo::storage::memory_bag::MemoryBag;
use so_dan_van_kheo::storage::piece_text::segment_text;
use so_dan_van_kheo::storage::store::{PieceKey, Store};

use super::opened;
use super::registers::{check_it_travels_whole, export, sealed, thanh_ba};

/// Is the run that the files speak of.
const RUN: ReplicaId = ReplicaId::new(0xf828_88e9_47ff_e5cb);
const MODEL: &str = "0748ab1c-86e8-8ee8-ad82-f78c7cbeb691";

/// Is a page: a register, the run that writes, and where both are kept.
struct Page {
    register: Register,
    writer: Writer,
    bag: MemoryBag,
    n_pieces: u32,
    n_drawn: u64,
}

impl Page {
    /// Opens a page on the models of a district.
    fn open(run: ReplicaId) -> Self {
        let mut page = Self {
            register: Register::new(),
            writer: Writer::new([run; 2]),
            bag: MemoryBag::new(),
            n_pieces: 0,
            n_drawn: 0,
        };
        page.takes_in(&thanh_ba());
        page
    }

    fn key(&mut self) -> PieceKey {
        self.n_pieces += 1;
        PieceKey::new(ReplicaId::new(1), self.n_pieces)
    }

    fn takes_in(&mut self, piece: &Register) {
        let pieces = [(self.key(), segment_text(piece).unwrap())];
        Store::new(self.bag.clone())
            .save_import(&pieces, Timestamp::default())
            .unwrap();
        self.register.join(piece);
    }

    /// Writes a text into a leaf, saves it, and checks that it is there now and after a restart.
    fn writes(&mut self, id: &RecordId, path: &Path, text: &str) {
        self.writes_as_seen(None, id, path, text);
    }

    fn writes_as_seen(&mut self, seen: Option<&Register>, id: &RecordId, path: &Path, text: &str) {
        let change = Change::Write(path.clone(), Value::text(text));
        let command = Command::Make(vec![(id.clone(), vec![change])]);
        let (first, drawn) = (self.n_drawn, std::cell::Cell::new(self.n_drawn));
        let draw = || {
            drawn.set(drawn.get() + 1);
            Ok::<_, ()>(Writer::new(
                [0xabc0, 0xdef0].map(|id| ReplicaId::new(id + drawn.get())),
            ))
        };
        let by: Arc<str> = "Lan".into();
        let stamp = (Timestamp::from_millis(1_796_100_000_000), &by);
        carry_out(
            &mut self.register,
            seen,
            &mut self.writer,
            draw,
            stamp,
            &command,
        )
        .unwrap();
        self.n_drawn = drawn.get();
        assert!(self.n_drawn - first <= 1);
        let key = self.key();
        let piece = self.register.part([id]);
        Store::new(self.bag.clone())
            .save(&key, &piece, Timestamp::default())
            .unwrap();
        let restarted = self.restarted();
        for register in [&self.register, &restarted] {
            let leaf = register.get(id).unwrap().leaf(path.segments()).unwrap();
            let mut values = leaf.entries().iter().map(|entry| &entry.value);
            assert!(
                values.any(|value| *value == Value::text(text)),
                "{path}: {text}"
            );
        }
    }

    /// Returns the register as the next start finds it.
    fn restarted(&self) -> Register {
        let loaded = Store::new(self.bag.clone()).load().unwrap();
        assert_eq!(loaded.set_aside, []);
        loaded.register
    }
}

fn model() -> RecordId {
    RecordId::model(MODEL)
}

/// Returns a piece in which a record says what nobody wrote.
fn forged(id: &RecordId, context: &[(ReplicaId, u32)], leaves: Vec<(Path, Entry)>) -> Register {
    let dots = context.iter().map(|&(replica, n)| Dot { replica, n });
    let leaves = leaves
        .into_iter()
        .map(|(path, entry)| (path, Leaf::of(entry)));
    let record = Record::from_parts(dots.collect(), leaves.collect());
    std::iter::once((id.clone(), record)).collect()
}

fn entry(n: u32, value: Value) -> Entry {
    let stamp = Stamp::new(Timestamp::from_millis(1_796_008_215_155), "");
    let dot = Dot { replica: RUN, n };
    Entry { dot, value, stamp }
}

#[test]
fn a_file_that_claims_the_next_writes_of_this_page_is_named_and_eats_none() {
    let mut page = Page::open(RUN);
    let notes: Path = [member::NOTES].into();
    page.writes(&model(), &notes, "Ghi chú đầu");
    assert_eq!(page.writer.claimed_in(&page.register).count(), 0);
    let file = opened("odd", "claims-future.json").piece;
    let claimed: Vec<_> = page.writer.claimed_in(&file).collect();
    assert_eq!(claimed.len(), 32, "it claims every model");
    page.takes_in(&file);
    for (n, id) in file.iter().map(|(id, _)| id).enumerate() {
        page.writes(id, &notes, &format!("Sửa {n}"));
        page.takes_in(&file);
        assert_eq!(
            page.register.get(id).unwrap().text(&[member::NOTES]),
            format!("Sửa {n}")
        );
    }
    assert_eq!(page.n_drawn, 1, "one fresh run is enough");
    assert_eq!(
        page.writer.claimed_in(&file).count(),
        0,
        "it says nothing of that"
    );
}

#[test]
fn the_fresh_run_is_no_safer_than_the_first_and_gives_way_as_soon_as_it_is_spoken_for() {
    let mut page = Page::open(RUN);
    let notes: Path = [member::NOTES].into();
    for round in 0..4 {
        let present = page
            .writer
            .next_dot(&model(), &notes, &Value::Empty)
            .replica;
        page.takes_in(&forged(&model(), &[(present, u32::MAX)], Vec::new()));
        page.writes(&model(), &notes, &format!("Lần {round}"));
        assert_eq!(page.n_drawn, round + 1);
    }
}

#[test]
fn what_this_page_wrote_itself_never_counts_as_claimed() {
    let mut page = Page::open(RUN);
    let notes: Path = [member::NOTES].into();
    for round in 0..5 {
        page.writes(&model(), &notes, &format!("Lần {round}"));
        let sent = open_text(&export(&page.register)).unwrap().piece;
        assert_eq!(page.writer.claimed_in(&sent).count(), 0);
        page.takes_in(&sent);
    }
    assert_eq!(page.n_drawn, 0);
}

#[test]
fn a_dot_of_this_page_with_another_value_or_at_another_path_ends_the_run() {
    let notes: Path = [member::NOTES].into();
    let holder: Path = [member::HOLDER].into();
    let first = Value::text("Ghi chú đầu");
    let lies = [
        (model(), notes.clone(), entry(1, Value::text("khác"))),
        (model(), holder.clone(), entry(1, first.clone())),
        (RecordId::model("x"), notes.clone(), entry(1, first.clone())),
        (model(), holder.clone(), entry(2, Value::text("chưa ghi"))),
    ];
    for (id, path, lie) in lies {
        let mut page = Page::open(RUN);
        page.writes(&model(), &notes, "Ghi chú đầu");
        let file = forged(&id, &[], vec![(path, lie)]);
        assert_eq!(page.writer.claimed_in(&file).collect::<Vec<_>>(), [&id]);
        // Taken into a record that has not seen the write.
        page.register = page.register.filter(|other, _| *other != model());
        page.takes_in(&file);
        page.writes(&id, &holder, "Tổ tự quản");
        assert_eq!(page.n_drawn, 1, "{id}");
    }
}

#[test]
fn a_deletion_that_claims_to_have_seen_the_next_edit_does_not_hide_it() {
    let mut page = Page::open(RUN);
    let seen: Context = std::iter::once(Dot {
        replica: RUN,
        n: 1_000,
    })
    .collect();
    let year = [member::YEARS, Segment::Year(2022)];
    let mut deleted = page.register.get(&model()).unwrap().clone();
    let (path, _) = deleted.deletion(&year);
    let mut all = deleted.context().clone();
    all.join(&seen);
    let stamp = Stamp::new(Timestamp::from_millis(0), "");
    let other = Dot {
        replica: ReplicaId::new(0xdead),
        n: 1,
    };
    deleted.write(path, Value::Seen(all), other, stamp);
    let file: Register = std::iter::once((model(), deleted)).collect();
    assert_eq!(page.writer.claimed_in(&file).count(), 1);
    page.takes_in(&file);
    assert!(page.register.get(&model()).unwrap().is_hidden(&year));
    page.writes(
        &model(),
        &YearEntry::path(2022, member::RESULTS),
        "Đã làm xong",
    );
    assert!(!page.register.get(&model()).unwrap().is_hidden(&year));
}

#[test]
fn a_claim_that_came_while_a_form_was_open_does_not_eat_what_the_form_saves() {
    let mut page = Page::open(RUN);
    let notes: Path = [member::NOTES].into();
    page.writes(&model(), &notes, "Ghi chú đầu");
    let seen = page.register.part([&model()]);
    page.takes_in(&opened("odd", "claims-future.json").piece);
    page.writes_as_seen(Some(&seen), &model(), &notes, "Ghi trong biểu mẫu");
    assert_eq!(page.n_drawn, 1);
}

#[test]
fn a_model_whose_title_a_file_has_taken_away_is_kept_shown_written_and_sent() {
    let run = ReplicaId::new(0x274f_6a94_c0ea_0a47);
    let mut page = Page::open(run);
    page.writes(&model(), &[member::TITLE].into(), "Tên mới");
    page.takes_in(&opened("odd", "title-gone.json").piece);
    assert_eq!(
        page.register.get(&model()).unwrap().leaf(&[member::TITLE]),
        None
    );
    assert_eq!(
        Model::find(&page.register, &model()).unwrap().title(),
        UNNAMED
    );
    page.writes(&model(), &[member::NOTES].into(), "Vẫn sửa được");
    assert_eq!(page.restarted(), {
        let mut all = so_dan_van_kheo::format::starting_set::starting_set();
        all.join(&page.register);
        all
    });
    let file = export(&page.register);
    let sent = open_text(&file).unwrap();
    assert_eq!((sent.refused.len(), &sent.piece), (0, &page.register));
    check_it_travels_whole(&sent, "title gone");
    page.writes(&model(), &[member::TITLE].into(), "Tên ghi lại");
    assert_eq!(
        Model::find(&page.register, &model()).unwrap().title(),
        "Tên ghi lại"
    );
}

/// Taking leaves away one after the other, all of them at last.
#[test]
fn a_record_that_has_lost_any_of_its_leaves_travels_whole() {
    for n_left in 0..14 {
        let mut page = Page::open(RUN);
        let record = page.register.get(&model()).unwrap();
        let leaves = record.leaves().iter().take(n_left);
        let leaves = leaves
            .map(|(path, leaf)| (path.clone(), leaf.clone()))
            .collect();
        let less = Record::from_parts(record.context().clone(), leaves);
        page.takes_in(&std::iter::once((model(), less)).collect());
        page.writes(&model(), &[Segment::name("ghi_them")].into(), "x");
        let sent = open_text(&export(&page.register)).unwrap();
        assert_eq!(
            (sent.refused.len(), &sent.piece),
            (0, &page.register),
            "{n_left}"
        );
    }
}

#[test]
fn what_a_file_has_below_an_id_does_not_make_a_second_one() {
    let text = r#"{"format":"so-dan-van-kheo","version":1,"models":[],"sync":{"replicas":[["00000000000000aa",9]],
        "stamps":[[0,""]],"records":{"models/a":{"leaves":[["title",[0,1,0,"A"]],[["id","x"],[0,2,0,"b"]],
        [["years",2026,"year","x"],[0,3,0,"c"]],[["years",2026,"awards","id"],[0,4,0,"d"]]]}}}}"#;
    let opened = open_text(&sealed(&Json::parse(text).unwrap())).unwrap();
    // The last leaf is not where an award may be.
    assert_eq!(opened.refused.len(), 1);
    let text = text.replace(r#",[["years",2026,"awards","id"],[0,4,0,"d"]]"#, "");
    let opened = open_text(&sealed(&Json::parse(&text).unwrap())).unwrap();
    assert_eq!((opened.refused.len(), opened.piece.n_records()), (0, 1));
    check_it_travels_whole(&opened, "below an id");
    let (id, record) = opened.piece.iter().next().unwrap();
    let object = write_object(id, record).to_compact();
    assert_eq!(
        Json::parse(&object).map(|json| json.to_compact()),
        Ok(object)
    );
}

#[test]
fn ids_that_the_program_makes_of_the_longest_ids_travel_too() {
    let unit = format!("x{}", "a".repeat(499));
    let text = format!(
        r#"{{"format":"so-dan-van-kheo","version":1,"units":[{{"id":"{unit}","name":"Xã A","level":"commune"}}]}}"#
    );
    let mut register = open_text(&text).unwrap().piece;
    let tree = so_dan_van_kheo::domain::unit::UnitTree::of(&register);
    let mut ids = so_dan_van_kheo::domain::new_id::NewIds::new(&register);
    let inside = ids.unit(&tree, "Chi bộ 1", "party_cell", &unit);
    // One below the other would be longer than readers take.
    assert!(inside.id.len() <= 500);
    let mut writer = Writer::new([RUN; 2]);
    let path: Path = [member::NAME].into();
    let name = Value::text("Chi bộ 1");
    let dot = writer.next_dot(&inside, &path, &name);
    let stamp = Stamp::new(Timestamp::from_millis(1), "");
    register.entry(&inside).write(path, name, dot, stamp);
    let sent = open_text(&export(&register)).unwrap();
    assert_eq!((sent.refused.len(), &sent.piece), (0, &register));
}

#[test]
fn titles_that_look_blank_are_words_to_click_on_and_keep_their_letters() {
    let opened = opened("odd", "blank-looking-titles.json");
    assert_eq!(opened.refused, []);
    let shown: Vec<&str> = Model::each(&opened.piece).map(Model::title).collect();
    let n_unnamed = shown.iter().filter(|title| **title == UNNAMED).count();
    assert_eq!((shown.len(), n_unnamed), (7, 6));
    assert!(shown.contains(&"Mô hình có tên"));
    let mut kept: Vec<&str> = Model::each(&opened.piece)
        .map(|model| model.text(member::TITLE))
        .collect();
    kept.sort_unstable();
    let mut sent = [
        "\u{a0}",
        "\u{200b}\u{200b}",
        "\u{2800}",
        "\u{3164}",
        "   ",
        "\u{ad}",
        "Mô hình có tên",
    ];
    sent.sort_unstable();
    assert_eq!(kept, sent);
}
