//! The same content as a table of cells, which is what the other side holds.

use so_dan_van_kheo::domain::leaf::Leaf;
use so_dan_van_kheo::domain::register::Register;
use so_dan_van_kheo::format::json::Json;

/// Writes the value shown at every path of every model: `{ id: { path: value } }`.
pub fn write(register: &Register) -> String {
    let models = register.iter().filter(|(id, _)| id.is_model());
    let rows = models.map(|(id, record)| {
        let faces = record.leaves().iter();
        let cells = faces.filter_map(|(path, leaf)| {
            let entry = Leaf::face(leaf)?;
            Some((path.to_string(), Json::of_value(&entry.value)))
        });
        (id.id.clone(), Json::object(cells))
    });
    Json::object(rows).to_compact()
}
