//! Files with much of everything: taken in, and no screen stands still.

use serde_json::{Value, json};

use crate::steps::{ENTER, SCREENS, import};
use crate::support::{Page, drive};

const DOWN: &str = "\u{e015}";
/// How many there are of each thing: beyond what a screen shows at once.
const N: usize = 1_200;

fn list(one: impl Fn(usize) -> Value) -> Value {
    (0..N).map(one).collect()
}

/// Returns the id of a model.
fn id(n: usize) -> String {
    format!("00000000-0000-4000-8000-{n:012}")
}

/// Returns a file of units in a chain and in a circle, models made after one another, sets of the same years, entries and totals.
fn file() -> Value {
    let units = (0..N).flat_map(|n| {
        let above = n.saturating_sub(1);
        let next = (n + 1) % N;
        [
            json!({ "id": format!("u{n}"), "name": format!("Khu {n}"), "parent": if n > 0 { format!("u{above}") } else { String::new() } }),
            json!({ "id": format!("e{n}"), "name": format!("Khu cũ {n}"), "valid_to": "2025-06-30", "successors": [format!("e{next}")] }),
        ]
    });
    let model = |n: usize| {
        json!({
            "id": id(n), "title": format!("Mô hình {n}"), "unit": format!("u{n}"), "field": format!("f{n}"),
            "replicates": id(n.saturating_sub(1)),
            "years": [{ "year": 2026, "entry": "new", "stage": "registered" }]
        })
    };
    let entries = list(|n| json!({ "id": format!("f{n}"), "name": format!("Mục {n}") }));
    let set = |n: usize| json!({ "id": format!("s{n}"), "name": format!("Bộ {n}"), "from_year": 2020, "to_year": 2030, "fields": ["f1"] });
    let reported = |n: usize| json!({ "id": format!("r{n}"), "unit": format!("u{n}"), "year": 2026, "figures": { "registered": n } });
    json!({
        "format": "so-dan-van-kheo", "version": 1,
        "units": units.collect::<Value>(), "models": list(model), "reported": list(reported),
        "catalogue": { "fields": entries, "kinds": entries, "sets": list(set) }
    })
}

/// Waits until the page shows this heading, which no piece of work may put off for longer than a person waits.
async fn opens(page: &Page, fragment: &str, heading: &str) {
    page.goto(fragment).await;
    page.heading(heading).await;
    let n = page.until("document.querySelectorAll('*').length").await;
    assert!(n.as_u64().unwrap_or(u64::MAX) < 20_000, "{fragment}: {n}");
}

#[test]
fn a_file_with_much_of_everything_is_taken_in_and_every_screen_opens() {
    drive(async |browser| {
        let page = browser.page().await;
        let large = page.profile().join("large.json");
        std::fs::write(&large, file().to_string()).unwrap();
        import(&page, large).await;
        for (fragment, heading) in SCREENS {
            opens(&page, fragment, heading).await;
        }
        opens(&page, &format!("#/mo-hinh/{}", id(600)), "Mô hình 600").await;
        page.click_button("Nhân rộng").await;
        page.see("Phía trên còn 500 mô hình").await;

        // What is not offered at once is searched for.
        page.goto("#/mo-hinh").await;
        let (search, unit) = ("Gõ để tìm trong 2.401 mục", "Khu 1190 (bậc 1.191)");
        page.fill(search, "khu 9999").await;
        page.see("Không có mục nào khớp").await;
        page.fill(search, "khu 1190").await;
        // What lies below it is found too, after it.
        page.press(&[], DOWN).await;
        page.see(&format!("“{unit}” (1/")).await;
        page.press(&[], ENTER).await;
        page.see(&format!("Đã chọn “{unit}”")).await;
        page.see("10 mô hình").await;
    });
}
