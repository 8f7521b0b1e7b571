//! The program's one database in IndexedDB: its stores, its connection, and transactions that are on the disk when they end.
//!
//! There is one writer at a time: whatever changes one store claims all of them, so that the browser starts it only when every other
//! change is complete, those of other tabs too. Two changes in its log at once, cut short by a kill, can make Chromium begin the whole
//! database anew.
//!
//! The connection is kept open: opened anew for every edit, the browser would read its log first, which takes several times as
//! long as the edit itself. It closes as soon as another tab wants to upgrade or delete the database, and whoever needs it
//! later opens it again.

use std::cell::Cell;

use js_sys::{Array, Function, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{
    IdbDatabase, IdbFactory, IdbObjectStore, IdbObjectStoreParameters, IdbOpenDbRequest,
    IdbRequest, IdbTransaction, IdbTransactionMode,
};

use super::bag_error::failed;
use super::installation;
use super::member::{answer, call, name_of, object};
use super::rest::after;
use crate::storage::bag::BagError;

/// Begins the name of the database; the mark of the installation ends it.
const DATABASE: &str = "so-dan-van-kheo";
/// Version 1 had the journal alone.
const VERSION: u32 = 2;
/// How long the database may take to open or to go, in milliseconds.
const PATIENCE_MS: i32 = 5_000;

/// Names the store of the journal: texts, each under a key that grows.
pub(super) const JOURNAL: &str = "journal";
/// Names the store of pieces: texts by key.
pub(super) const PIECES: &str = "pieces";
/// Names the store of what the browser lets be kept but not written down, by key.
pub(super) const HANDLES: &str = "handles";
const STORES: [&str; 3] = [JOURNAL, PIECES, HANDLES];

/// Is the database on its way, or open.
#[derive(Clone)]
enum Connection {
    /// With what ends the patience for it, which is one for all who wait.
    Opening(Promise, Promise),
    Open(IdbDatabase),
}

thread_local! {
    static CONNECTION: Cell<Option<Connection>> = const { Cell::new(None) };
    static IS_SHUT: Cell<bool> = const { Cell::new(false) };
    static ON_LOST: Cell<Option<fn()>> = const { Cell::new(None) };
}

/// Calls the function whenever the open database is taken away: deleted by another page, cleared by people.
pub fn on_lost(act: fn()) {
    ON_LOST.set(Some(act));
}

/// Lets the database be neither read nor written any more: opening it would make it anew once it is deleted.
pub fn shut() {
    IS_SHUT.set(true);
}

/// Lets it be used again.
pub fn open_again() {
    IS_SHUT.set(false);
}

/// Runs one transaction on a store, and returns once it is complete: then its requests have their results, and what it
/// changed is on the disk. After an error nothing has changed.
pub(super) async fn run(
    store: &str,
    mode: IdbTransactionMode,
    act: &mut dyn FnMut(&IdbObjectStore) -> Result<(), JsValue>,
) -> Result<(), BagError> {
    let mut database = opened().await?;
    let begun = match begin(&database, store, mode) {
        // It was closed meanwhile: by another tab's wish, or because the data was cleared.
        Err(_) => {
            let_go(&database);
            database = opened().await?;
            begin(&database, store, mode)
        }
        begun => begun,
    };
    let transaction = begun.map_err(failed)?;
    let acted = transaction
        .object_store(store)
        .and_then(|store| act(&store));
    if let Err(error) = acted {
        let _over_already = transaction.abort();
        return Err(failed(error));
    }
    let completed = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    });
    JsFuture::from(completed).await.map_err(|aborted| {
        // A browser can lose the database behind an open connection; another one may reach it.
        let_go(&database);
        failed(aborted)
    })?;
    Ok(())
}

/// Returns what a request of a complete transaction brought, undefined where none was made.
pub(super) fn result_of(request: Option<IdbRequest>) -> JsValue {
    let result = request.and_then(|request| request.result().ok());
    result.unwrap_or_default()
}

/// Deletes the database with all that is in it, and makes sure of it. Other tabs close it when they are asked to; a tab that
/// does not answer makes this an error, and the database goes when that tab does.
pub async fn delete() -> Result<(), BagError> {
    // Our own connection closes as other tabs' do.
    let factory = factory()?;
    let request = factory.delete_database(&name());
    let request = request.map_err(failed)?;
    before(&finished(&request), &after(PATIENCE_MS)).await?;
    // Browsers without such a list have only their word for it.
    let left = answer(&factory, "databases", &[]).await;
    let is_left = left.is_ok_and(|left| {
        Array::from(&left)
            .iter()
            .any(|left| name_of(&left) == name())
    });
    match is_left {
        true => Err(BagError::Failed(name())),
        false => Ok(()),
    }
}

/// Returns the name of this installation's database.
fn name() -> String {
    match installation::mark().as_str() {
        "" => DATABASE.to_owned(),
        mark => format!("{DATABASE} {}", mark.trim_end()),
    }
}

fn begin(
    database: &IdbDatabase,
    store: &str,
    mode: IdbTransactionMode,
) -> Result<IdbTransaction, JsValue> {
    // A browser that does not know the option passes over it.
    let options = object(&[("durability", "strict".into())])?;
    let scope = match mode {
        IdbTransactionMode::Readonly => store.into(),
        _ => STORES
            .into_iter()
            .map(JsValue::from)
            .collect::<Array>()
            .into(),
    };
    let arguments = [scope, mode.into(), options.into()];
    Ok(call(database, "transaction", &arguments)?.unchecked_into())
}

/// Returns the connection. Some browsers let that wait for ever when their data is damaged, and work has to go on all the same.
async fn opened() -> Result<IdbDatabase, BagError> {
    if IS_SHUT.get() {
        return Err(BagError::Gone);
    }
    let connection = match CONNECTION.take() {
        Some(connection) => connection,
        None => Connection::Opening(open()?, after(PATIENCE_MS)),
    };
    CONNECTION.set(Some(connection.clone()));
    match connection {
        Connection::Open(database) => Ok(database),
        Connection::Opening(opening, end) => match before(&opening, &end).await {
            Ok(database) => Ok(database.unchecked_into()),
            // Private windows of some browsers.
            Err(BagError::Failed(name)) if name == "InvalidStateError" => Err(BagError::Blocked),
            Err(error) => Err(error),
        },
    }
}

/// Starts opening. Whoever waits for it longer than there is patience leaves; once it is open the next one finds it.
fn open() -> Result<Promise, BagError> {
    let request = factory()?.open_with_u32(&name(), VERSION);
    let request = request.map_err(failed)?;
    let upgraded = request.clone();
    let make = Closure::once_into_js(move |_: JsValue| make_stores(&upgraded));
    request.set_onupgradeneeded(Some(make.unchecked_ref()));
    let finished = finished(&request);
    Ok(future_to_promise(async move {
        let opened = JsFuture::from(finished).await;
        let opened = opened.and_then(|_| {
            let database: IdbDatabase = request.result()?.unchecked_into();
            database.set_onversionchange(Some(&lost(&database)));
            database.set_onclose(Some(&lost(&database)));
            Ok(database)
        });
        CONNECTION.set(opened.clone().ok().map(Connection::Open));
        opened.map(JsValue::from)
    }))
}

/// Makes what happens when the database is taken away.
fn lost(database: &IdbDatabase) -> Function {
    let database = database.clone();
    let act = move |_: JsValue| {
        database.close();
        if let Some(act) = ON_LOST.get() {
            act();
        }
    };
    Closure::once_into_js(act).unchecked_into()
}

fn make_stores(request: &IdbOpenDbRequest) -> Result<(), JsValue> {
    let database: IdbDatabase = request.result()?.unchecked_into();
    let there = database.object_store_names();
    for name in STORES {
        if !there.contains(name) {
            let options = IdbObjectStoreParameters::new();
            options.set_auto_increment(name == JOURNAL);
            database.create_object_store_with_optional_parameters(name, &options)?;
        }
    }
    Ok(())
}

/// Closes a connection, and opens none in its place.
fn let_go(database: &IdbDatabase) {
    database.close();
    let kept = CONNECTION.take();
    let is_another = !matches!(&kept, Some(Connection::Open(open)) if open == database);
    CONNECTION.set(kept.filter(|_| is_another));
}

fn factory() -> Result<IdbFactory, BagError> {
    let factory = web_sys::window().map(|window| window.indexed_db());
    match factory {
        Some(Ok(Some(factory))) => Ok(factory),
        _ => Err(BagError::Blocked),
    }
}

/// Waits until a promise is settled, or no longer than there is patience.
async fn before(promise: &Promise, end: &Promise) -> Result<JsValue, BagError> {
    let value = JsFuture::from(Promise::race(&Array::of2(promise, end))).await;
    match value {
        Ok(value) if value.is_undefined() => Err(BagError::Failed("TimeoutError".to_owned())),
        value => value.map_err(failed),
    }
}

fn finished(request: &IdbRequest) -> Promise {
    Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    })
}
