//! Where the journal is kept: a store of texts in IndexedDB, each under a key that grows.

use js_sys::{Array, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    IdbDatabase, IdbObjectStore, IdbObjectStoreParameters, IdbOpenDbRequest, IdbRequest,
    IdbTransactionMode,
};

const DATABASE: &str = "so-dan-van-kheo";
const VERSION: u32 = 1;
const JOURNAL: &str = "journal";
/// How long the database may take to open, in milliseconds.
const PATIENCE_MS: i32 = 5_000;

/// Says that the browser keeps no journal: it is blocked, full, or the data is damaged.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NoJournal;

impl From<JsValue> for NoJournal {
    fn from(_: JsValue) -> Self {
        Self
    }
}

/// Adds a text and returns its key, which is greater than all before it. It is kept once this returns.
pub async fn add(text: &str) -> Result<u64, NoJournal> {
    let mut key = JsValue::NULL;
    change(|store| {
        key = store.add(&JsValue::from_str(text))?.into();
        Ok(())
    })
    .await?;
    let key: IdbRequest = key.dyn_into()?;
    key.result()?
        .as_f64()
        .map(|key| key as u64)
        .ok_or(NoJournal)
}

/// Puts texts in the place of others, and takes others away: all of it, or nothing.
pub async fn replace(puts: &[(u64, String)], deletes: &[u64]) -> Result<(), NoJournal> {
    change(|store| {
        for (key, text) in puts {
            store.put_with_key(&JsValue::from_str(text), &(*key as f64).into())?;
        }
        for key in deletes {
            store.delete(&(*key as f64).into())?;
        }
        Ok(())
    })
    .await
}

/// Returns all texts with their keys, in their order. What is no text is left out: this program wrote none.
pub async fn all() -> Result<Vec<(u64, String)>, NoJournal> {
    let database = open().await?;
    let read = async {
        let store = database
            .transaction_with_str(JOURNAL)?
            .object_store(JOURNAL)?;
        let (keys, texts) = (store.get_all_keys()?, store.get_all()?);
        let (keys, texts) = (done(&keys).await?, done(&texts).await?);
        let pairs = Array::from(&keys).into_iter().zip(Array::from(&texts));
        let pairs = pairs.filter_map(|(key, text)| Some((key.as_f64()? as u64, text.as_string()?)));
        Ok(pairs.collect())
    };
    let read = read.await;
    database.close();
    read
}

/// Makes changes in one transaction and waits until they are kept.
async fn change(act: impl FnOnce(&IdbObjectStore) -> Result<(), JsValue>) -> Result<(), NoJournal> {
    let database = open().await?;
    let kept = async {
        let transaction =
            database.transaction_with_str_and_mode(JOURNAL, IdbTransactionMode::Readwrite)?;
        let mut finished = |resolve: js_sys::Function, reject: js_sys::Function| {
            transaction.set_oncomplete(Some(&resolve));
            transaction.set_onabort(Some(&reject));
        };
        let finished = Promise::new(&mut finished);
        act(&transaction.object_store(JOURNAL)?)?;
        JsFuture::from(finished).await?;
        Ok(())
    };
    let kept = kept.await;
    // Kept open, it would keep another tab's newer version of the program from opening it.
    database.close();
    kept
}

/// Opens the database. Some browsers let that wait for ever when their data is damaged, and a file has to go in all the same.
async fn open() -> Result<IdbDatabase, NoJournal> {
    let window = web_sys::window().ok_or(NoJournal)?;
    let factory = window.indexed_db()?.ok_or(NoJournal)?;
    let request = factory.open_with_u32(DATABASE, VERSION)?;
    let opening = request.clone();
    let make = Closure::once_into_js(move |_: JsValue| make_stores(&opening));
    request.set_onupgradeneeded(Some(make.unchecked_ref()));
    let patience = Promise::new(&mut |_, reject| {
        let _ends_with_the_page =
            window.set_timeout_with_callback_and_timeout_and_arguments_0(&reject, PATIENCE_MS);
    });
    let opened = Array::of2(&finished(&request), &patience);
    JsFuture::from(Promise::race(&opened)).await?;
    Ok(request.result()?.dyn_into()?)
}

fn make_stores(request: &IdbOpenDbRequest) -> Result<(), JsValue> {
    let database: IdbDatabase = request.result()?.dyn_into()?;
    let options = IdbObjectStoreParameters::new();
    options.set_auto_increment(true);
    database.create_object_store_with_optional_parameters(JOURNAL, &options)?;
    Ok(())
}

/// Waits for a request and returns its result.
async fn done(request: &IdbRequest) -> Result<JsValue, NoJournal> {
    JsFuture::from(finished(request)).await?;
    Ok(request.result()?)
}

fn finished(request: &IdbRequest) -> Promise {
    Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    })
}
