//! The browser's own stores, held against what the ports of storage promise: the same functions as those of tests are
//! (`tests/contract`), in the page of `tools/contract`.

use serde_json::{Value, json};

use crate::support::{Browser, Engine, Page, drive_in};

const PAGE: &str = "target/contract";

/// Opens the page.
async fn opened(browser: &Browser) -> Page {
    let page = browser.page().await;
    page.goto("").await;
    page
}

/// Runs a function of the page, and fails with what it finds not as promised.
async fn check(page: &Page, function: &str, arguments: &[Value]) {
    let script = format!(
        "const done = arguments[0];
        import('./contract.js')
            .then(async (contract) => {{ await contract.default(); return contract.{function}(...{}); }})
            .then(done, (error) => done([String(error)]));",
        json!(arguments)
    );
    let broken = page.client().execute_async(&script, Vec::new()).await;
    assert_eq!(broken.unwrap(), json!([]), "{function}");
}

#[test]
fn local_storage_keeps_what_a_bag_promises_also_without_room() {
    drive_in(PAGE, async |browser| {
        let page = opened(browser).await;
        check(&page, "bag_broken", &[]).await;
        check(&page, "bag_broken_when_full", &[]).await;
    });
}

#[test]
fn indexed_db_keeps_what_a_shelf_promises() {
    drive_in(PAGE, async |browser| {
        let page = opened(browser).await;
        check(&page, "shelf_broken", &[]).await;
    });
}

/// Has the third text refused, when two were put already.
fn refuse_third(name: &str) -> String {
    format!(
        "(() => {{
            const put = IDBObjectStore.prototype.put;
            let n = 0;
            IDBObjectStore.prototype.put = function (...those) {{
                n += 1;
                if (n !== 3) return put.apply(this, those);
                IDBObjectStore.prototype.put = put;
                throw new DOMException('refused', '{name}');
            }};
            return true;
        }})()"
    )
}

#[test]
fn a_change_of_indexed_db_that_fails_half_way_has_changed_nothing() {
    drive_in(PAGE, async |browser| {
        let page = opened(browser).await;
        check(&page, "shelf_prepare", &[]).await;
        page.until(&refuse_third("DataError")).await;
        check(&page, "shelf_fails", &[json!(false)]).await;
        check(&page, "shelf_outlasted", &[]).await;
    });
}

#[test]
fn a_change_of_indexed_db_that_finds_no_room_says_so_and_has_changed_nothing() {
    drive_in(PAGE, async |browser| {
        // From the start: a browser remembers for a while how much room there was.
        let page = browser.page_with_room(1_000_000).await;
        page.goto("").await;
        check(&page, "shelf_prepare", &[]).await;
        // Firefox cannot be told how much room there is.
        if Engine::chosen() == Engine::Firefox {
            page.until(&refuse_third("QuotaExceededError")).await;
        }
        check(&page, "shelf_fails", &[json!(true)]).await;
        let page = browser.reopen(page).await;
        page.goto("").await;
        check(&page, "shelf_outlasted", &[]).await;
    });
}
