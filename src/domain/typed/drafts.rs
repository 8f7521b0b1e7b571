//! The forms that keep what is typed, input by input.

use super::{Input, Inputs};
use crate::domain::batch_decision::{BatchDraft, BatchField};
use crate::domain::catalogue_set::Aspect;
use crate::domain::path::Segment;
use crate::domain::reported_draft::ReportedDraft;
use crate::domain::reported_figures::{Breakdown, Figure, Place};
use crate::domain::set_draft::{IS_SO, RowDraft, RowList, SetDraft};
use crate::domain::stage_move_draft::{MoveDraft, MoveField};
use crate::domain::unit_change::UnitChangeDraft;
use crate::domain::unit_draft::UnitDraft;

fn one(name: impl Into<String>, text: &str) -> Input {
    (name.into(), vec![text.to_owned()])
}

fn only(texts: &[String]) -> String {
    texts.first().cloned().unwrap_or_default()
}

/// Is a form of a few texts; an input's name is its place.
impl<const N: usize> Inputs for [String; N] {
    fn inputs(&self) -> Vec<Input> {
        let texts = self.iter().enumerate();
        texts.map(|(at, text)| one(at.to_string(), text)).collect()
    }

    fn put(&mut self, name: &str, texts: &[String]) {
        let at = name.parse().ok();
        if let Some(text) = at.and_then(|at: usize| self.get_mut(at)) {
            *text = only(texts);
        }
    }
}

impl UnitDraft {
    fn line(&mut self, name: &str) -> Option<&mut String> {
        Some(match name {
            "name" => &mut self.name,
            "kind" => &mut self.kind,
            "level" => &mut self.level,
            "parent" => &mut self.parent,
            "valid_from" => &mut self.valid_from,
            "valid_to" => &mut self.valid_to,
            _ => return None,
        })
    }
}

impl Inputs for UnitDraft {
    fn inputs(&self) -> Vec<Input> {
        vec![
            one("name", &self.name),
            one("kind", &self.kind),
            one("level", &self.level),
            one("parent", &self.parent),
            one("valid_from", &self.valid_from),
            one("valid_to", &self.valid_to),
            ("successors".to_owned(), self.successors.clone()),
        ]
    }

    fn put(&mut self, name: &str, texts: &[String]) {
        if name == "successors" {
            self.successors = texts.to_vec();
        } else if let Some(line) = self.line(name) {
            *line = only(texts);
        }
    }
}

/// Stands before a choice, so that choosing nothing differs from no choice.
const CHOSEN: &str = "=";

fn choice(name: &str, choice: Option<&String>) -> Input {
    let texts = choice.map(|id| vec![CHOSEN.to_owned(), id.clone()]);
    (name.to_owned(), texts.unwrap_or_default())
}

impl Inputs for UnitChangeDraft {
    fn inputs(&self) -> Vec<Input> {
        vec![
            ("ending".to_owned(), self.ending.clone()),
            one("on", &self.on),
            one("into", &self.into),
            one("names", &self.names),
            choice("level", self.level.as_ref()),
            choice("parent", self.parent.as_ref()),
        ]
    }

    fn put(&mut self, name: &str, texts: &[String]) {
        let chosen = || texts.get(1).cloned();
        match name {
            "ending" => self.ending = texts.to_vec(),
            "on" => self.on = only(texts),
            "into" => self.into = only(texts),
            "names" => self.names = only(texts),
            "level" => self.level = chosen(),
            "parent" => self.parent = chosen(),
            _ => {}
        }
    }
}

impl Inputs for MoveDraft {
    fn inputs(&self) -> Vec<Input> {
        let fields = MoveField::ALL.iter();
        let input = |field: &MoveField| one((*field as usize).to_string(), self.text(*field));
        fields.map(input).collect()
    }

    fn put(&mut self, name: &str, texts: &[String]) {
        let mut fields = MoveField::ALL.iter();
        if let Some(field) = fields.find(|field| (**field as usize).to_string() == name) {
            self.set(*field, only(texts));
        }
    }
}

impl Inputs for BatchDraft {
    fn inputs(&self) -> Vec<Input> {
        let fields = BatchField::ALL.iter();
        let input = |field: &BatchField| one((*field as usize).to_string(), self.text(*field));
        fields.map(input).collect()
    }

    fn put(&mut self, name: &str, texts: &[String]) {
        let mut fields = BatchField::ALL.iter();
        if let Some(field) = fields.find(|field| (**field as usize).to_string() == name) {
            self.set(*field, only(texts));
        }
    }
}

fn place_name(place: &Place) -> String {
    match place {
        Place::Figure(figure) => figure.id().to_owned(),
        Place::Part(breakdown, id) => format!("{}/{id}", breakdown.id()),
    }
}

fn place_of(name: &str) -> Option<Place> {
    if let Some((breakdown, id)) = name.split_once('/') {
        let mut all = Breakdown::ALL.into_iter();
        let breakdown = all.find(|one| one.id() == breakdown)?;
        return Some(Place::Part(breakdown, id.to_owned()));
    }
    let mut all = Figure::ALL.into_iter();
    all.find(|one| one.id() == name).map(Place::Figure)
}

/// Begins the names of the numbers.
const NUMBER: &str = "n/";

impl Inputs for ReportedDraft {
    fn inputs(&self) -> Vec<Input> {
        let mut inputs = vec![
            one("unit", &self.unit),
            one("year", &self.year),
            one("to_year", &self.to_year),
            one("source", &self.source),
        ];
        let numbers = self.numbers.iter();
        inputs.extend(
            numbers.map(|(place, text)| one(format!("{NUMBER}{}", place_name(place)), text)),
        );
        inputs
    }

    fn put(&mut self, name: &str, texts: &[String]) {
        let text = only(texts);
        match name {
            "unit" => self.unit = text,
            "year" => self.year = text,
            "to_year" => self.to_year = text,
            "source" => self.source = text,
            _ => {
                if let Some(place) = name.strip_prefix(NUMBER).and_then(place_of) {
                    self.set_number(&place, text);
                }
            }
        }
    }
}

fn word(segment: &Segment) -> &str {
    match segment {
        Segment::Name(name) => name,
        Segment::Year(_) | Segment::Item(_) => "",
    }
}

/// Names a row: an item of the set by its id, a new one by its place among the new ones.
fn row_name(rows: &[RowDraft], at: usize) -> String {
    match rows.get(at).and_then(|row| row.item.as_ref()) {
        Some(item) => format!("#{item}"),
        None => {
            let before = rows.iter().take(at);
            let n_new = before.filter(|row| row.item.is_none()).count();
            format!("+{n_new}")
        }
    }
}

impl SetDraft {
    fn put_row(&mut self, list: RowList, name: &str, texts: &[String]) {
        let rows = self.rows_mut(list);
        let at = (0..rows.len()).find(|at| row_name(rows, *at) == name);
        let is_blank = texts.iter().all(String::is_empty);
        let item = name.strip_prefix('#').map(str::to_owned);
        match at {
            Some(at) if is_blank => {
                rows.remove(at);
            }
            None if is_blank => {}
            _ => {
                let mut row = RowDraft {
                    item,
                    ..RowDraft::default()
                };
                for (cell, text) in row.cells.iter_mut().zip(texts) {
                    cell.clone_from(text);
                }
                match at.and_then(|at| rows.get_mut(at)) {
                    Some(present) => *present = row,
                    None => rows.push(row),
                }
            }
        }
    }

    fn put_entry(&mut self, list: &str, id: &str, is_ticked: bool) {
        let mut lists = Aspect::ALL.iter().filter(|one| one.collection().is_some());
        if let Some(aspect) = lists.find(|one| word(&one.member()) == list) {
            let entry = (*aspect, id.to_owned());
            match is_ticked {
                true => self.entries.insert(entry),
                false => self.entries.remove(&entry),
            };
        }
    }
}

impl Inputs for SetDraft {
    fn inputs(&self) -> Vec<Input> {
        let mut inputs = vec![
            one("name", &self.name),
            one("source", &self.source),
            one("unit", &self.unit),
            one("from_year", &self.from_year),
            one("to_year", &self.to_year),
            one("is_sample", if self.is_sample { IS_SO } else { "" }),
        ];
        let entries = self.entries.iter();
        inputs.extend(entries.map(|(aspect, id)| {
            let list = aspect.member();
            one(format!("{}/{id}", word(&list)), IS_SO)
        }));
        for list in RowList::ALL {
            let rows = self.rows(*list);
            let member = list.member();
            inputs.extend(rows.iter().enumerate().map(|(at, row)| {
                let name = format!("{}/{}", word(&member), row_name(rows, at));
                (name, row.cells.to_vec())
            }));
        }
        inputs
    }

    fn put(&mut self, name: &str, texts: &[String]) {
        let text = only(texts);
        match name.split_once('/') {
            Some((list, row)) => {
                let mut lists = RowList::ALL.iter();
                match lists.find(|one| word(&one.member()) == list) {
                    Some(rows) => self.put_row(*rows, row, texts),
                    None => self.put_entry(list, row, !text.is_empty()),
                }
            }
            None => match name {
                "name" => self.name = text,
                "source" => self.source = text,
                "unit" => self.unit = text,
                "from_year" => self.from_year = text,
                "to_year" => self.to_year = text,
                "is_sample" => self.is_sample = !text.is_empty(),
                _ => {}
            },
        }
    }
}
