//! Goal of the storage: the whole term of a province, 12,532 models, in one browser's localStorage.

use so_dan_van_kheo::format::segment::{parts, write_segment};

use crate::varied::models;

/// Segments do not know of each other: a tenth of the models takes a tenth of the room.
const N_MODELS: usize = 1_254;
const LIMIT: usize = 5_242_880;

#[test]
fn the_term_of_a_province_takes_less_than_nine_tenths_of_the_storage() {
    let register = models(N_MODELS);
    let segments = parts(&register).map(|part| write_segment(&part));
    let n_units: usize = segments.map(|text| text.encode_utf16().count()).sum();
    assert!(n_units * 10 < LIMIT / 10 * 9, "{n_units} code units");
}
