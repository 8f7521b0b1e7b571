//! A folder of this device that backups are written to, in browsers with the File System Access API.

use wasm_bindgen::JsValue;
use web_sys::IdbTransactionMode;

use super::database::{HANDLES, result_of, run};
use super::member::{answer, member, name_of, object};

/// Names the folder among what is kept.
const FOLDER: &str = "folder";
const PICKER: &str = "showDirectoryPicker";

/// Says why a folder was not chosen or a file was not written. Except after [`FolderError::NotWhole`] a file that stood there
/// before is as it was.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FolderError {
    /// The person or the browser does not allow it.
    Denied,
    /// The folder is not there: it was moved or deleted, or the stick was pulled.
    Gone,
    /// The disk is full.
    Full,
    /// What now stands in the file is not as long as what was written.
    NotWhole,
    /// The browser cannot keep the choice, so it would be lost with the page.
    NotKept,
    /// Something else; the browser's own words.
    Failed(String),
}

impl From<JsValue> for FolderError {
    fn from(error: JsValue) -> Self {
        let name = name_of(&error);
        match name.as_str() {
            "NotAllowedError" | "SecurityError" => Self::Denied,
            "NotFoundError" => Self::Gone,
            "QuotaExceededError" => Self::Full,
            _ => Self::Failed(name),
        }
    }
}

/// Is a folder somebody chose.
#[derive(Clone, Debug)]
pub struct Folder(JsValue);

/// Says whether folders can be chosen here.
pub fn is_available() -> bool {
    web_sys::window().is_some_and(|window| member(&window, PICKER).is_some())
}

/// Lets the person choose a folder, and keeps the choice; `None` when it was given up. Browsers allow this only as the answer
/// to a click.
pub async fn choose() -> Result<Option<Folder>, FolderError> {
    let window = web_sys::window().ok_or(FolderError::Denied)?;
    let options = read_and_write()?;
    let folder = match answer(&window, PICKER, &[options]).await {
        Err(error) if name_of(&error) == "AbortError" => return Ok(None),
        folder => folder?,
    };
    run(HANDLES, IdbTransactionMode::Readwrite, &mut |store| {
        store.put_with_key(&folder, &FOLDER.into())?;
        Ok(())
    })
    .await
    .map_err(|_| FolderError::NotKept)?;
    Ok(Some(Folder(folder)))
}

/// Returns the folder that was chosen last, also before this page was opened; whether it may be written to is another matter.
pub async fn remembered() -> Option<Folder> {
    let mut folder = None;
    run(HANDLES, IdbTransactionMode::Readonly, &mut |store| {
        folder = Some(store.get(&FOLDER.into())?);
        Ok(())
    })
    .await
    .ok()?;
    let folder = result_of(folder);
    folder.is_object().then_some(Folder(folder))
}

/// Makes the choice forgotten. Files in the folder stay.
pub async fn forget() {
    let _without_database_nothing_is_kept =
        run(HANDLES, IdbTransactionMode::Readwrite, &mut |store| {
            store.delete(&FOLDER.into())?;
            Ok(())
        })
        .await;
}

impl Folder {
    /// Returns its name, without where it is: browsers do not tell.
    pub fn name(&self) -> String {
        name_of(&self.0)
    }

    /// Says whether files may be written, and asks the person for it where that is wanted. Browsers ask only as the answer to
    /// a click.
    pub async fn may_write(&self, ask: bool) -> bool {
        let question = match ask {
            true => "requestPermission",
            false => "queryPermission",
        };
        let Ok(options) = read_and_write() else {
            return false;
        };
        let answer = answer(&self.0, question, &[options]).await;
        answer.is_ok_and(|answer| answer == "granted")
    }

    /// Writes a file in the place of any other of its name, and looks whether it is all there. Until the last moment the
    /// browser writes beside the old file, which stays whole when anything fails.
    pub async fn write(&self, file_name: &str, text: &str) -> Result<(), FolderError> {
        let is_new = match answer(&self.0, "getFileHandle", &[file_name.into()]).await {
            Ok(_) => false,
            Err(error) => name_of(&error) == "NotFoundError",
        };
        let create = object(&[("create", true.into())])?;
        let file = answer(&self.0, "getFileHandle", &[file_name.into(), create.into()]).await?;
        let written = put(&file, text).await;
        if written.is_err() && is_new {
            // It would be found empty and taken for a backup.
            let _nothing_else_to_do = answer(&self.0, "removeEntry", &[file_name.into()]).await;
        }
        written
    }
}

async fn put(file: &JsValue, text: &str) -> Result<(), FolderError> {
    let stream = answer(file, "createWritable", &[]).await?;
    let written = match answer(&stream, "write", &[text.into()]).await {
        Ok(_) => answer(&stream, "close", &[]).await,
        failed => failed,
    };
    if let Err(error) = written {
        let _over_already = answer(&stream, "abort", &[]).await;
        return Err(error.into());
    }
    let size = member(&answer(file, "getFile", &[]).await?, "size");
    match size.and_then(|size| size.as_f64()) == Some(text.len() as f64) {
        true => Ok(()),
        false => Err(FolderError::NotWhole),
    }
}

fn read_and_write() -> Result<JsValue, JsValue> {
    Ok(object(&[("mode", "readwrite".into())])?.into())
}
