//! Every road by which records leave memory and come back.

use std::collections::BTreeSet;

use proptest::prelude::*;
use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::draft::ModelDraft;
use so_dan_van_kheo::domain::journal::{Cause, Event};
use so_dan_van_kheo::domain::register::Register;
use so_dan_van_kheo::domain::scope::Scope;
use so_dan_van_kheo::format::backup::{Local, write_backup};
use so_dan_van_kheo::format::exchange_read::{Opened, Trust, open};
use so_dan_van_kheo::format::exchange_write::{Export, write};
use so_dan_van_kheo::format::segment::write_segment;
use so_dan_van_kheo::format::stored_draft::{read_draft, write_draft};
use so_dan_van_kheo::format::stored_event::{read_event, write_event};
use so_dan_van_kheo::format::stored_piece::{read_piece, write_piece};

pub fn export() -> Export {
    Export {
        at: Timestamp::from_millis(1_790_000_000_123),
        unit: "xa-thanh-ba".into(),
        name: "Xã \"Thanh Ba\"".into(),
        scope: Scope::default(),
        changed_since: None,
    }
}

fn opened(text: &str) -> Result<Opened, TestCaseError> {
    let opened = open(text.as_bytes());
    let opened = opened.map_err(|error| TestCaseError::fail(format!("{error:?}")))?;
    prop_assert_eq!(&opened.refused, &[]);
    prop_assert_eq!(opened.trust, Trust::Joined);
    Ok(opened)
}

/// Returns what a file of a register says to whoever opens it.
pub fn through_file(piece: &Register) -> Result<Register, TestCaseError> {
    let file = write(piece, &export());
    let file = file.map_err(|error| TestCaseError::fail(format!("{error:?}")))?;
    Ok(opened(&file)?.piece)
}

/// Checks that a register comes back as it is on every road.
pub fn check_all(register: &Register) -> Result<(), TestCaseError> {
    let (piece, segment) = (write_piece(register), write_segment(register));
    prop_assert_eq!(read_piece(&piece), Ok(register.clone()));
    prop_assert_eq!(read_piece(&segment), Ok(register.clone()));
    prop_assert_eq!(&through_file(register)?, register);
    let event = Event {
        at: Timestamp::from_millis(1),
        deed: "sửa".into(),
        cause: Cause::Edit,
        before: register.clone(),
        created: BTreeSet::new(),
        files: Vec::new(),
        brought: Default::default(),
    };
    let event_text = write_event(&event);
    prop_assert_eq!(read_event(&event_text), Ok(event));
    let draft = ModelDraft {
        seen: Some(register.clone()),
        ..ModelDraft::default()
    };
    let draft_text = write_draft(&draft);
    prop_assert_eq!(read_draft(&draft_text), Ok(draft));
    let local = Local {
        texts: std::iter::once(("draft/moi".to_owned(), draft_text)).collect(),
        journal: vec![event_text],
        n_left_out: 0,
    };
    let backup = write_backup(register, &export(), &local, false);
    let backup = backup.map_err(|error| TestCaseError::fail(format!("{error:?}")))?;
    let opened = opened(&backup.text)?;
    prop_assert_eq!(&opened.piece, register);
    let contents = opened.local.map(|local| local.contents());
    let counts = contents.map(|one| (one.n_drafts, one.n_events, one.n_left_out));
    prop_assert_eq!(counts, Some((1, 1, 0)));
    Ok(())
}
