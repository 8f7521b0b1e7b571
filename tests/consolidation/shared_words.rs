//! One entry of the catalogue that 148 communes and their province call by names of their own.

use so_dan_van_kheo::domain::command::Command;
use so_dan_van_kheo::domain::conflict::{Conflict, conflicts};
use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::journal::provenance::Trail;
use so_dan_van_kheo::domain::journal::{Cause, Event, FileSource, Kept};
use so_dan_van_kheo::domain::leaf::Entry;
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::register::{RecordId, Register};
use so_dan_van_kheo::domain::scope::{Content, Scope};
use so_dan_van_kheo::domain::sender_above::{Signers, above_first};
use so_dan_van_kheo::domain::unit::UnitTree;
use so_dan_van_kheo::domain::value::Value;
use so_dan_van_kheo::format::exchange_read::open_text;
use so_dan_van_kheo::format::starting_set::starting_set;

use super::communes::{Commune, PROVINCE, communes};
use super::draw::Draw;
use super::registers::{Person, export_as, plain_part};

const AT: Timestamp = Timestamp::from_millis(1_790_000_000_000);

fn field() -> RecordId {
    RecordId::field("kinh-te")
}

fn unit((id, name): (&str, &str), parent: &str) -> Command {
    let members = [(member::NAME, name), (member::PARENT, parent)];
    Command::SaveUnit {
        id: RecordId::unit(id),
        members: members
            .map(|(member, text)| (member, Value::text(text)))
            .into(),
        successors: Vec::new(),
    }
}

/// Is one machine, with what it remembers of the entry.
struct Office {
    unit: String,
    register: Register,
    events: Vec<Kept>,
}

impl Office {
    fn new(unit: &str) -> Self {
        Self {
            unit: unit.to_owned(),
            register: starting_set(),
            events: Vec::new(),
        }
    }

    fn remember(&mut self, event: Event) {
        self.events.push(Kept {
            key: self.events.len() as u64,
            event,
            n_bytes: 0,
        });
    }

    fn call(&mut self, person: &mut Person, name: &str) {
        let touched = [field()].into();
        self.remember(Event::new(
            AT,
            String::new(),
            Cause::Edit,
            &self.register,
            touched,
        ));
        person.does(
            &mut self.register,
            Command::Rename(field(), name.to_owned()),
        );
    }

    fn takes(&mut self, files: Vec<(&str, String)>) {
        let opened = files.into_iter().map(|(unit, text)| {
            let source = FileSource {
                name: "tệp.json".into(),
                unit: unit.into(),
                by: String::new(),
                exported_at: None,
                received_at: AT,
            };
            (source, open_text(&text).unwrap().piece)
        });
        let files: Vec<(FileSource, Register)> = opened.collect();
        let pieces: Vec<Register> = files.iter().map(|(_, piece)| piece.clone()).collect();
        self.remember(Event::of_import(
            AT,
            String::new(),
            &self.register,
            files,
            &Register::new(),
        ));
        pieces.iter().for_each(|piece| self.register.join(piece));
    }

    /// Lists the names to decide about as the inbox shows them, with the unit of each that stands above others.
    fn names(&self, has_journal: bool) -> Vec<(String, String)> {
        let name = conflicts(&self.register)
            .into_iter()
            .find_map(|one| match one {
                Conflict::Values {
                    record, choices, ..
                } if record == field() => Some(choices),
                _ => None,
            });
        let tree = UnitTree::of(&self.register);
        let (id, events) = (field(), &self.events);
        let trail = has_journal.then(|| Trail::of(events, &id));
        let signers = Signers::of(&tree);
        let sender = |entry: &Entry| signers.sender(trail.as_ref(), &self.unit, entry);
        let ranked = above_first(&tree, name.unwrap(), sender).into_iter();
        let named = ranked.map(|(entry, unit)| (entry.value.as_text().to_owned(), unit));
        named.collect()
    }
}

/// Returns what a commune calls the field, written after the province, and its file.
fn commune_file(commune: &Commune, at: u64) -> (String, String) {
    let mut office = Office::new(&commune.unit);
    let mut clerk = Person::new(0xc000 + at, "Cán bộ dân vận");
    clerk.does(
        &mut office.register,
        unit((&commune.unit, &commune.name), PROVINCE.0),
    );
    let name = format!("Kinh tế của {}", commune.name);
    clerk.does(&mut office.register, Command::Rename(field(), name.clone()));
    let sender = (commune.unit.as_str(), commune.name.as_str());
    (name, export_as(&office.register, sender, Scope::default()))
}

/// Returns the province that gave the field a name, before any commune did.
fn province() -> (Office, &'static str) {
    let mut office = Office::new(PROVINCE.0);
    let mut clerk = Person::new(0xb0, "Cán bộ tỉnh");
    clerk.does(&mut office.register, unit(PROVINCE, ""));
    let name = "Kinh tế, nông thôn mới";
    office.call(&mut clerk, name);
    (office, name)
}

#[test]
fn of_149_names_that_of_the_province_is_shown_first_and_none_is_lost() {
    let communes = communes(&mut Draw::new(149));
    let (mut office, ours) = province();
    let files: Vec<(String, String)> = (communes.iter().zip(0..))
        .map(|(commune, at)| commune_file(commune, at))
        .collect();
    let units = communes.iter().map(|commune| commune.unit.as_str());
    let texts = files.iter().map(|(_, text)| text.clone());
    office.takes(units.zip(texts).collect());
    let names = office.names(true);
    assert_eq!(names[0], (ours.to_owned(), PROVINCE.0.to_owned()));
    let mut others: Vec<&str> = names[1..].iter().map(|(name, _)| name.as_str()).collect();
    let mut expect: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    others.sort_unstable();
    expect.sort_unstable();
    assert_eq!(others, expect);
    assert!(names[1..].iter().all(|(_, above)| above.is_empty()));
    // What is kept has no favourite, and the journal is not asked for what is shown: these signed without a unit.
    let shown = office.register.get(&field()).unwrap();
    assert_ne!(shown.text(&[member::NAME]), ours);
}

#[test]
fn a_commune_that_takes_in_the_catalogue_of_its_province_is_shown_the_name_of_the_province_first() {
    let communes = communes(&mut Draw::new(149));
    let (mut province, theirs) = province();
    let tree: Vec<Command> = (communes.iter())
        .map(|one| unit((&one.unit, &one.name), PROVINCE.0))
        .collect();
    let mut clerk = Person::new(0xb1, "Cán bộ tỉnh");
    tree.into_iter()
        .for_each(|one| clerk.does(&mut province.register, one));
    let scope = Scope::of_content(Content::Catalogue);
    let file = export_as(&province.register, PROVINCE, scope);

    let commune = || {
        let mut office = Office::new(&communes[0].unit);
        let mut clerk = Person::new(0xc0, "Cán bộ xã");
        clerk.does(
            &mut office.register,
            Command::Delete(RecordId::field("he-thong-chinh-tri")),
        );
        office.call(&mut clerk, "Kinh tế xã");
        office
    };
    let first = (theirs.to_owned(), PROVINCE.0.to_owned());
    let second = ("Kinh tế xã".to_owned(), String::new());
    let mut office = commune();
    office.takes(vec![(PROVINCE.0, file.clone())]);
    assert_eq!(office.names(true), [first.clone(), second.clone()]);
    // Without a journal nobody knows whose the values are: the later one stays first.
    assert_eq!(
        office.names(false),
        [
            ("Kinh tế xã".to_owned(), String::new()),
            (theirs.to_owned(), String::new())
        ]
    );

    // A plain file is signed with the name of its unit. The commune's own values need the journal all the same.
    let mut office = commune();
    office.takes(vec![(PROVINCE.0, plain_part(&file))]);
    assert_eq!(office.names(true), [first, second]);
}
