//! A register is cut into parts that are neither too many nor too large, and nothing falls between them.

use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::leaf::Stamp;
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::record::Record;
use so_dan_van_kheo::domain::register::{RecordId, Register};
use so_dan_van_kheo::domain::replica::{Dot, ReplicaId};
use so_dan_van_kheo::domain::value::Value;
use so_dan_van_kheo::format::segment::{
    MAX_BODY, N_BYTES, N_RECORDS, parts, read_segment, write_segment,
};
use so_dan_van_kheo::format::stored_piece::{read_piece, write_piece};

/// Returns models with titles of these lengths.
fn titles(lengths: &[usize]) -> Register {
    let models = lengths.iter().zip(0_u32..).map(|(n_bytes, n)| {
        let dot = Dot {
            replica: ReplicaId::new(1),
            n: n + 1,
        };
        let stamp = Stamp::new(Timestamp::from_millis(1), "");
        let mut record = Record::default();
        record.write(
            [member::TITLE].into(),
            Value::text("a".repeat(*n_bytes)),
            dot,
            stamp,
        );
        (RecordId::model(format!("m{n:04}")), record)
    });
    models.collect()
}

#[track_caller]
fn check(lengths: &[usize], n_records: &[usize]) {
    let register = titles(lengths);
    let cut: Vec<Register> = parts(&register).collect();
    let n_each: Vec<usize> = cut.iter().map(Register::n_records).collect();
    assert_eq!(n_each, n_records);
    let mut joined = Register::new();
    for part in &cut {
        joined.join(part);
    }
    assert_eq!(joined, register);
}

#[test]
fn parts_have_64_records_and_the_last_one_the_rest() {
    check(&[], &[]);
    check(&[1; N_RECORDS], &[N_RECORDS]);
    check(&[1; 2 * N_RECORDS + 1], &[N_RECORDS, N_RECORDS, 1]);
}

#[test]
fn large_records_stand_in_smaller_parts_and_the_largest_alone() {
    check(&[N_BYTES / 2, N_BYTES / 2, 1], &[2, 1]);
    check(&[1, 10 * N_BYTES, 1, 1], &[1, 1, 2]);
    check(&[N_BYTES + 1, N_BYTES + 1], &[1, 1]);
}

#[test]
fn what_is_too_large_for_a_segment_becomes_a_piece() {
    let fits = titles(&[MAX_BODY - 100]);
    assert_eq!(read_segment(&write_segment(&fits)), Ok(fits));
    let too_large = titles(&[MAX_BODY]);
    let written = write_segment(&too_large);
    assert_eq!(written, write_piece(&too_large));
    assert_eq!(read_piece(&written), Ok(too_large));
}
