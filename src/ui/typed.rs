//! What is typed into forms that have no draft of a model: kept over a look at another screen, and on the device over a reload, a
//! crash and a browser that the system ends.
//!
//! A form is opened with [`keeping`]: it begins with what the register has, and what was typed is put over that. Passphrases are
//! typed into no such form.

use std::cell::{Cell, RefCell};

use crate::domain::typed::{Input, Inputs, Kept, PutBack, put_back, typed_since};
use crate::shell::listener::on_window;
use crate::shell::{page, rest};
use crate::storage::typed::NoTyped;
use crate::ui::components::notice::Notice;
use crate::ui::markup::{IntoMarkup, Markup, anew, view};
use crate::ui::reactive::RwSignal;
use crate::ui::session::AnyStore;
use crate::ui::state::{App, Mode};
use crate::ui::text::typed as text;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// How long what is typed may be on the screen alone, in milliseconds.
const DELAY_MS: i32 = 400;

/// Is one form.
struct Typed {
    name: String,
    /// The register it is of.
    mode: Mode,
    /// Changes with every opening and every end, so that a form that is on its way out keeps nothing.
    turn: u32,
    inputs: Vec<Kept>,
    /// Whether the device keeps it as it is.
    is_kept: bool,
}

thread_local! {
    static TYPED: RefCell<Vec<Typed>> = const { RefCell::new(Vec::new()) };
    /// Writes it; there only once a form was opened, so that its code comes with the forms.
    static WRITE: Cell<Option<fn(App)>> = const { Cell::new(None) };
    static IS_WAITING: Cell<bool> = const { Cell::new(false) };
}

/// Forgets all that is on the screen: another register takes the place of this one.
pub fn forget_all() {
    TYPED.with_borrow_mut(|all| {
        for form in all {
            form.turn += 1;
            form.inputs.clear();
            form.is_kept = true;
        }
    });
}

/// Says whether anything is typed that would go with the page, because the device does not keep it.
pub fn is_any(app: App) -> bool {
    if let Some(write) = WRITE.get() {
        write(app);
    }
    let is_unkept = |form: &Typed| !form.inputs.is_empty() && !form.is_kept;
    TYPED.with_borrow(|all| all.iter().any(is_unkept))
}

/// Looks at the form with a name.
fn with<R>(app: App, name: &str, look: impl FnOnce(&mut Typed) -> R) -> R {
    let mode = app.mode.get_untracked();
    TYPED.with_borrow_mut(|all| {
        let at = all.iter().position(|one| one.name == name);
        let at = at.unwrap_or_else(|| {
            all.push(Typed {
                name: name.to_owned(),
                mode,
                turn: 0,
                inputs: Vec::new(),
                is_kept: true,
            });
            all.len() - 1
        });
        all[at].mode = mode;
        look(&mut all[at])
    })
}

/// Writes what the device does not keep yet. Where it does not take it, it stays on the screen, and leaving the page asks first.
fn write(app: App) {
    let mode = app.mode.get_untracked();
    let unkept = TYPED.with_borrow(|all| {
        let unkept = all.iter().filter(|form| !form.is_kept && form.mode == mode);
        let unkept = unkept.map(|form| (form.name.clone(), form.inputs.clone()));
        unkept.collect::<Vec<_>>()
    });
    for (name, inputs) in unkept {
        let is_kept = app.with_store(|store| store.save_typed(&name, &inputs)) == Ok(true);
        with(app, &name, |form| form.is_kept = is_kept);
    }
}

fn write_soon(app: App) {
    if IS_WAITING.replace(true) {
        return;
    }
    spawn_local(async move {
        rest::wait(DELAY_MS).await;
        IS_WAITING.set(false);
        write(app);
    });
}

/// Returns what was typed into a form that was neither saved nor given up: here, or before the page was loaded.
fn typed_into(app: App, name: &str) -> Vec<Kept> {
    let here = with(app, name, |form| form.inputs.clone());
    if !here.is_empty() {
        return here;
    }
    let found = read(app, |store| store.typed_into(name));
    with(app, name, |form| {
        form.inputs.clone_from(&found);
        form.is_kept = true;
    });
    found
}

/// Reads what the device keeps. Damaged text is put aside, which is said.
fn read<T: Default + PartialEq>(app: App, read: impl FnOnce(&AnyStore) -> Result<T, NoTyped>) -> T {
    let kept = app.with_store(read);
    if kept == Err(NoTyped::Unreadable) {
        app.say(text::UNREADABLE);
    }
    kept.unwrap_or_default()
}

/// Names the forms that hold something typed.
pub fn names(app: App) -> Vec<String> {
    write(app);
    let forms = read(app, |store| store.typed());
    let mut names: Vec<String> = forms.into_iter().map(|one| one.name).collect();
    TYPED.with_borrow(|all| {
        let here = all.iter().filter(|form| !form.inputs.is_empty());
        names.extend(here.map(|form| form.name.clone()));
    });
    names
}

/// Says whether the form with a name holds something typed.
pub fn is_typed(app: App, name: &str) -> bool {
    names(app).iter().any(|one| one == name)
}

/// Forgets what was typed into a form: it is saved, or given up.
fn forget(app: App, name: &str) {
    with(app, name, |form| {
        form.turn += 1;
        form.inputs.clear();
        form.is_kept = false;
    });
    write(app);
}

/// Keeps what is typed into an open form from now on.
fn keep(
    app: App,
    name: String,
    start: Vec<Input>,
    overtaken: Vec<Kept>,
    now: Box<dyn Fn() -> Vec<Input>>,
) {
    WRITE.set(Some(write));
    let turn = with(app, &name, |form| {
        form.turn += 1;
        form.turn
    });
    Effect::new(move || {
        let mut typed = typed_since(&start, &now());
        for kept in &mut typed {
            // What others changed before is told again after another reload.
            let before = overtaken.iter().find(|one| one.input == kept.input);
            before
                .into_iter()
                .for_each(|one| kept.began.clone_from(&one.began));
        }
        let is_changed = with(app, &name, |form| {
            let is_changed = form.turn == turn && form.inputs != typed;
            if is_changed {
                form.inputs = typed;
                form.is_kept = false;
            }
            is_changed
        });
        if is_changed {
            write_soon(app);
        }
    });
    for name in ["pagehide", "visibilitychange"] {
        on_window(name, move |_: leptos::ev::Event| write(app));
    }
}

/// Is an open form: what it holds, and how it ends.
pub struct Keeping<T> {
    /// What is typed.
    pub draft: RwSignal<T>,
    end: End,
}

/// Is how a form ends.
#[derive(Clone, Copy)]
struct End {
    app: App,
    name: StoredValue<String>,
    n_begun: RwSignal<usize>,
}

impl<T> Clone for Keeping<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Keeping<T> {}

impl<T> Keeping<T> {
    /// Forgets what was typed: it is saved, or given up.
    pub fn end(self) {
        self.end.end();
    }

    /// Forgets what was typed, and begins the form anew.
    pub fn begin_anew(self) {
        self.end.begin_anew();
    }
}

impl End {
    fn end(self) {
        if let Some(name) = self.name.try_get_value() {
            forget(self.app, &name);
        }
    }

    fn begin_anew(self) {
        self.end();
        self.n_begun.update(|n| *n += 1);
    }
}

/// Returns the label of an input; "" for one that has none of its own.
pub type Label = fn(&str) -> &'static str;

/// Shows a form that keeps what is typed, under a name. Where something was typed before, it is put back, which is said above the
/// form, with a button that gives it up and goes to the first input. Of something present (those have labels), the inputs are
/// told that others have changed since.
pub fn keeping<T>(
    name: String,
    first_input: String,
    label: Option<Label>,
    start: impl Fn() -> T + 'static,
    form: impl Fn(Keeping<T>) -> Markup + 'static,
) -> Markup
where
    T: Inputs + Clone + PartialEq + Send + Sync + 'static,
{
    let app = App::expect();
    let n_begun = RwSignal::new(0_usize);
    anew(move || {
        n_begun.track();
        let mut draft = untrack(&start);
        let inputs = draft.inputs();
        let back = begin(app, &name, &mut draft);
        let open = Keeping {
            draft: RwSignal::new(draft),
            end: End {
                app,
                name: StoredValue::new(name.clone()),
                n_begun,
            },
        };
        let note =
            (back.is_any).then(|| put_back_note(&back, label, first_input.clone(), open.end));
        let now = Box::new(move || open.draft.with(Inputs::inputs));
        keep(app, name.clone(), inputs, back.overtaken, now);
        [note.into_markup(), untrack(|| form(open))].into_markup()
    })
}

/// Puts what was typed before over what a form begins with.
fn begin(app: App, name: &str, draft: &mut dyn Inputs) -> PutBack {
    let typed = typed_into(app, name);
    let back = put_back(draft, &typed);
    if !typed.is_empty() && !back.is_any {
        // The register has it all.
        forget(app, name);
    }
    back
}

fn put_back_note(back: &PutBack, label: Option<Label>, first_input: String, end: End) -> Markup {
    let labels = label.map(|label| {
        let overtaken = back.overtaken.iter();
        overtaken.map(|kept| label(&kept.input)).collect::<Vec<_>>()
    });
    let labels = labels.filter(|labels| !labels.is_empty());
    let overtaken = labels.map(|labels| text::overtaken(&labels));
    let give_up = move |_| {
        end.begin_anew();
        let first = first_input.clone();
        request_animation_frame(move || page::focus(&first));
    };
    view! {
        <div class="field--wide" role="status">
            <Notice>
                <p class="notice__text">
                    {text::PUT_BACK}
                    {overtaken}
                </p>
                <div class="buttons">
                    <button class="button" type="button" on:click=give_up>
                        {text::GIVE_UP}
                        <span class="visually-hidden">{text::WHAT}</span>
                    </button>
                </div>
            </Notice>
        </div>
    }
}
