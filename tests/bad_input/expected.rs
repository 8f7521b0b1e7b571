//! What is wrong with each file of `tests/fixtures/bad`, as [`super::told`] says it.
//!
//! A model is named by its place and title; records of other lists have the list in front.

/// Files that cannot be opened at all.
pub const UNOPENED: &[(&str, &str)] = &[
    ("a-text.json", "OtherProgram"),
    ("archive.7z", "Encoding(Other(OtherArchive))"),
    ("archive.rar", "Encoding(Other(OtherArchive))"),
    ("array.json", "OtherProgram"),
    ("blank.json", "Encoding(Empty)"),
    ("catalogue-as-list.json", "WrongType(\"catalogue\")"),
    (
        "catalogue-fields-as-object.json",
        "WrongType(\"catalogue.fields\")",
    ),
    ("cut.json", "Json(CutOff { line: 13 })"),
    ("empty.json", "Encoding(Empty)"),
    ("exported-at-as-number.json", "WrongType(\"exported_at\")"),
    ("exported-by-as-text.json", "WrongType(\"exported_by\")"),
    ("invalid-utf-8.json", "Encoding(NotText { line: 7 })"),
    ("letter.txt", "Json(Syntax { line: 1, column: 1 })"),
    (
        "lone-surrogate-escape.json",
        "Json(Syntax { line: 7, column: 18 })",
    ),
    (
        "member-twice-in-file.json",
        "Json(DuplicateMember { line: 10 })",
    ),
    (
        "member-twice-in-model.json",
        "Json(DuplicateMember { line: 13 })",
    ),
    ("models-as-object.json", "WrongType(\"models\")"),
    ("models-null.json", "WrongType(\"models\")"),
    ("nested-10000-objects.json", "Json(TooDeep { line: 2 })"),
    ("nested-10000.json", "Json(TooDeep { line: 2 })"),
    ("nested-101.json", "Json(TooDeep { line: 2 })"),
    ("nested-in-sync.json", "Json(TooDeep { line: 2 })"),
    ("newer-version.json", "NewerVersion(2)"),
    ("number-1e999.json", "Json(NumberTooLarge { line: 13 })"),
    (
        "number-double-beyond-64-bits.json",
        "Json(NumberTooLarge { line: 13 })",
    ),
    (
        "number-integer-of-21-digits.json",
        "Json(NumberTooLarge { line: 13 })",
    ),
    (
        "number-negative-of-20-digits.json",
        "Json(NumberTooLarge { line: 13 })",
    ),
    (
        "number-not-a-number.json",
        "Json(Syntax { line: 13, column: 9 })",
    ),
    ("old-document.doc", "Encoding(Other(OldOffice))"),
    ("other-format-name.json", "OtherProgram"),
    ("other-program.json", "OtherProgram"),
    ("packed.json.gz", "Encoding(Other(Gzip))"),
    ("paper.pdf", "Encoding(Other(Pdf))"),
    ("photo.jpg", "Encoding(Other(Picture))"),
    ("picture.gif", "Encoding(Other(Picture))"),
    ("picture.png", "Encoding(Other(Picture))"),
    (
        "raw-control-character.json",
        "Json(Syntax { line: 7, column: 15 })",
    ),
    ("raw-nul.json", "Json(Syntax { line: 7, column: 15 })"),
    ("reported-as-number.json", "WrongType(\"reported\")"),
    (
        "sender-name-as-list.json",
        "WrongType(\"exported_by.name\")",
    ),
    (
        "sender-unit-as-number.json",
        "WrongType(\"exported_by.unit\")",
    ),
    ("spreadsheet.xlsx", "Encoding(Other(ZipOrOffice))"),
    ("sync-as-list.json", "WrongType(\"sync\")"),
    ("sync-key-id-of-10-kb.json", "WrongType(\"sync\")"),
    ("sync-key-of-unknown-list.json", "WrongType(\"sync\")"),
    (
        "sync-key-takes-the-place-of-models.json",
        "WrongType(\"sync\")",
    ),
    (
        "sync-key-takes-the-place-of-the-digest.json",
        "WrongType(\"sync\")",
    ),
    ("sync-key-without-id.json", "WrongType(\"sync\")"),
    ("sync-key-without-list.json", "WrongType(\"sync\")"),
    ("sync-null.json", "WrongType(\"sync\")"),
    ("sync-records-as-list.json", "WrongType(\"sync\")"),
    ("sync-records-missing.json", "WrongType(\"sync\")"),
    (
        "sync-replica-last-beyond-32-bits.json",
        "WrongType(\"sync\")",
    ),
    ("sync-replica-last-fraction.json", "WrongType(\"sync\")"),
    ("sync-replica-last-negative.json", "WrongType(\"sync\")"),
    ("sync-replica-not-hexadecimal.json", "WrongType(\"sync\")"),
    ("sync-replica-short.json", "WrongType(\"sync\")"),
    ("sync-replica-twice.json", "WrongType(\"sync\")"),
    ("sync-replica-without-last.json", "WrongType(\"sync\")"),
    ("sync-replicas-as-object.json", "WrongType(\"sync\")"),
    ("sync-replicas-missing.json", "WrongType(\"sync\")"),
    ("sync-stamp-as-number.json", "WrongType(\"sync\")"),
    ("sync-stamp-name-missing.json", "WrongType(\"sync\")"),
    ("sync-stamp-time-as-text.json", "WrongType(\"sync\")"),
    ("sync-stamps-missing.json", "WrongType(\"sync\")"),
    ("table.csv", "Json(Syntax { line: 1, column: 1 })"),
    ("tcvn3.json", "Encoding(NotText { line: 7 })"),
    ("trailing-comma.json", "Json(Syntax { line: 9, column: 1 })"),
    (
        "two-files-in-one.json",
        "Json(Syntax { line: 25, column: 1 })",
    ),
    ("units-as-text.json", "WrongType(\"units\")"),
    (
        "utf-16-lone-surrogate.json",
        "Encoding(NotText { line: 7 })",
    ),
    ("utf-16-odd-length.json", "Encoding(NotText { line: 10 })"),
    ("utf-16-without-mark.json", "Encoding(NotText { line: 7 })"),
    ("version-0.json", "WrongType(\"version\")"),
    ("version-1-5.json", "WrongType(\"version\")"),
    ("version-as-text.json", "WrongType(\"version\")"),
    ("version-missing.json", "WrongType(\"version\")"),
    ("web-page.html", "Json(Syntax { line: 1, column: 1 })"),
];

/// Files of two records or more, one of which breaks a rule.
pub const REFUSED: &[(&str, &str)] = &[
    (
        "award-id-as-list.json",
        "1 Tổ hòa giải: years/2026/awards/id is no Text",
    ),
    (
        "award-id-twice.json",
        "1 Tổ hòa giải: years/2026/awards/#k1 twice",
    ),
    (
        "awards-as-object.json",
        "1 Tổ hòa giải: years/2026/awards is no Items",
    ),
    (
        "date-2022-02-30.json",
        "1 Tổ hòa giải: starts_on is no date: \"2022-02-30\"",
    ),
    (
        "date-32-13-2022.json",
        "1 Tổ hòa giải: starts_on is no date: \"32/13/2022\"",
    ),
    ("date-as-number.json", "1 Tổ hòa giải: ends_on is no Date"),
    (
        "date-year-20226.json",
        "1 Tổ hòa giải: ends_on is no date: \"20226-01-01\"",
    ),
    (
        "decision-as-text.json",
        "1 Tổ hòa giải: years/2026/decision is no Group",
    ),
    (
        "decision-date-bad.json",
        "1 Tổ hòa giải: years/2026/decision/date is no date: \"2026-13-01\"",
    ),
    (
        "field-retired-as-text.json",
        "catalogue.fields 1 Khác: retired is no Truth",
    ),
    ("id-as-object.json", "1 Tổ hòa giải: bad id"),
    ("id-empty.json", "1 Tổ hòa giải: bad id"),
    ("id-missing.json", "1 Tổ hòa giải: bad id"),
    ("id-null.json", "1 Tổ hòa giải: bad id"),
    ("id-of-10-kb.json", "1 Tổ hòa giải: bad id"),
    ("id-of-501-characters.json", "1 Tổ hòa giải: bad id"),
    ("id-only-spaces.json", "1 Tổ hòa giải: bad id"),
    ("id-twice-as-text-and-number.json", "2 Tổ hòa giải: twice"),
    (
        "levels-as-text.json",
        "1 Tổ hòa giải: years/2026/registered_levels is no Items",
    ),
    ("model-as-text.json", "1 : no object"),
    ("model-null.json", "1 : no object"),
    ("model-twice.json", "2 Tổ khác: twice"),
    (
        "reported-figures-as-list.json",
        "reported 1 r1: figures is no Group",
    ),
    ("reported-without-unit.json", "reported 1 r1: no unit"),
    (
        "score-as-text.json",
        "1 Tổ hòa giải: years/2026/score is no Number",
    ),
    (
        "stage-as-number.json",
        "1 Tổ hòa giải: years/2026/stage is no Text",
    ),
    ("title-as-list.json", "1 1: title is no Text"),
    ("title-as-number.json", "1 1: title is no Text"),
    ("title-empty.json", "1 1: no title"),
    ("title-missing.json", "1 1: no title"),
    ("unit-as-number.json", "1 Tổ hòa giải: unit is no Text"),
    ("unit-as-object.json", "1 Tổ hòa giải: unit is no Text"),
    (
        "unit-date-bad.json",
        "units 1 Xã A: valid_from is no date: \"01/07/2025\"",
    ),
    ("unit-twice.json", "units 2 Xã Á: twice"),
    ("unit-without-name.json", "units 1 xa-a: no name"),
    ("year-0.json", "1 Tổ hòa giải: no year: 0"),
    ("year-1899.json", "1 Tổ hòa giải: no year: 1899"),
    ("year-1e9.json", "1 Tổ hòa giải: no year: 1000000000"),
    ("year-20226.json", "1 Tổ hòa giải: no year: 20226"),
    ("year-as-text.json", "1 Tổ hòa giải: no year: \"2026\""),
    ("year-fraction.json", "1 Tổ hòa giải: no year: 2026.5"),
    ("year-missing.json", "1 Tổ hòa giải: no year: null"),
    ("year-negative.json", "1 Tổ hòa giải: no year: -2026"),
    ("year-twice.json", "1 Tổ hòa giải: 2026 twice"),
    ("years-as-object.json", "1 Tổ hòa giải: years is no Years"),
    ("years-of-numbers.json", "1 Tổ hòa giải: years is no Years"),
];

/// The same, where the rule is one of `sync`.
pub const REFUSED_BY_SYNC: &[(&str, &str)] = &[
    (
        "sync-date-bad.json",
        "1 Tổ hòa giải: starts_on is no date: \"2022-02-30\"",
    ),
    (
        "sync-decision-as-leaf.json",
        "1 Tổ hòa giải: years/2026/decision is no Group",
    ),
    (
        "sync-deletion-beyond-last.json",
        "1 Tổ hòa giải: sync: beyond the last of 00000000000000aa",
    ),
    (
        "sync-deletion-inside-a-value.json",
        "1 Tổ hòa giải: sync: shape",
    ),
    ("sync-entry-as-number.json", "1 Tổ hòa giải: sync: shape"),
    (
        "sync-entry-beyond-last.json",
        "1 Tổ hòa giải: sync: beyond the last of 00000000000000aa",
    ),
    ("sync-entry-empty.json", "1 Tổ hòa giải: sync: shape"),
    (
        "sync-entry-with-half-a-pair.json",
        "1 Tổ hòa giải: sync: shape",
    ),
    (
        "sync-good-but-plain-bad.json",
        "1 0197a4c2-5b1e-8c3d-9: title is no Text",
    ),
    ("sync-index-as-text.json", "1 Tổ hòa giải: sync: shape"),
    ("sync-index-fraction.json", "1 Tổ hòa giải: sync: shape"),
    (
        "sync-index-negative.json",
        "1 Tổ hòa giải: sync: not in table",
    ),
    (
        "sync-index-of-19-digits.json",
        "1 Tổ hòa giải: sync: not in table",
    ),
    (
        "sync-index-out-of-range.json",
        "1 Tổ hòa giải: sync: not in table",
    ),
    (
        "sync-item-with-members.json",
        "1 Tổ hòa giải: years/2026/awards/#a/form is no Items",
    ),
    ("sync-leaf-as-text.json", "1 Tổ hòa giải: sync: shape"),
    ("sync-leaf-twice.json", "1 Tổ hòa giải: sync: title twice"),
    (
        "sync-leaf-without-entries.json",
        "1 Tổ hòa giải: sync: shape",
    ),
    ("sync-leaves-as-object.json", "1 Tổ hòa giải: sync: shape"),
    ("sync-leaves-missing.json", "1 Tổ hòa giải: sync: shape"),
    (
        "sync-list-as-leaf.json",
        "1 Tổ hòa giải: years/2026/awards is no Items",
    ),
    (
        "sync-n-beyond-32-bits.json",
        "1 Tổ hòa giải: sync: beyond the last of 00000000000000aa",
    ),
    ("sync-n-fraction.json", "1 Tổ hòa giải: sync: shape"),
    (
        "sync-n-negative.json",
        "1 Tổ hòa giải: sync: beyond the last of 00000000000000aa",
    ),
    (
        "sync-n-zero.json",
        "1 Tổ hòa giải: sync: beyond the last of 00000000000000aa",
    ),
    (
        "sync-one-dot-in-two-leaves.json",
        "1 Tổ hòa giải: sync: holder twice",
    ),
    (
        "sync-one-dot-twice-in-a-leaf.json",
        "1 Tổ hòa giải: sync: title twice",
    ),
    ("sync-path-empty.json", "1 Tổ hòa giải: sync: shape"),
    ("sync-path-null.json", "1 Tổ hòa giải: sync: shape"),
    (
        "sync-path-of-33-segments.json",
        "1 Tổ hòa giải: sync: shape",
    ),
    ("sync-path-year-20226.json", "1 Tổ hòa giải: sync: shape"),
    ("sync-record-as-list.json", "1 Tổ hòa giải: sync: shape"),
    ("sync-record-missing.json", "1 Tổ hòa giải: sync: not there"),
    ("sync-record-null.json", "1 Tổ hòa giải: sync: shape"),
    ("sync-seen-as-object.json", "1 Tổ hòa giải: sync: shape"),
    (
        "sync-seen-beyond-last.json",
        "1 Tổ hòa giải: sync: beyond the last of 00000000000000aa",
    ),
    ("sync-seen-of-odd-length.json", "1 Tổ hòa giải: sync: shape"),
    (
        "sync-seen-out-of-range.json",
        "1 Tổ hòa giải: sync: not in table",
    ),
    ("sync-stamp-missing.json", "1 Tổ hòa giải: sync: shape"),
    (
        "sync-stamp-negative.json",
        "1 Tổ hòa giải: sync: not in table",
    ),
    (
        "sync-stamp-out-of-range.json",
        "1 Tổ hòa giải: sync: not in table",
    ),
    (
        "sync-text-with-members.json",
        "1 Tổ hòa giải: holder/x is no Text",
    ),
    ("sync-tilde-member.json", "1 Tổ hòa giải: sync: shape"),
    (
        "sync-title-gone-and-seen.json",
        "0 0197a4c2-5b1e-8c3d-9: sync: title is gone",
    ),
    ("sync-title-gone.json", "1 Tổ hòa giải: sync: title is gone"),
    (
        "sync-title-that-is-a-deletion.json",
        "1 Tổ hòa giải: title is no Text",
    ),
    (
        "sync-value-missing.json",
        "1 Tổ hòa giải: sync: holder without value",
    ),
    (
        "sync-value-of-wrong-type.json",
        "1 Tổ hòa giải: holder is no Text",
    ),
    (
        "sync-value-without-dot.json",
        "1 Tổ hòa giải: sync: holder without dot",
    ),
    (
        "sync-year-without-member.json",
        "1 Tổ hòa giải: years/2026 is no Years",
    ),
];
