//! The file that goes out: which part of the register, under which name, and what is remembered of it.

use std::cell::Cell;
use std::sync::Arc;

use leptos::prelude::untrack;

use super::readable::page_of;
use crate::domain::date::Timestamp;
use crate::domain::deletion::without_deleted_texts;
use crate::domain::fingerprint::Fingerprint;
use crate::domain::model::Model;
use crate::domain::register::{Collection, RecordId, Register};
use crate::domain::scope::{Content, Scope, in_scope};
use crate::domain::sent::{Counted, Sent, SentFile};
use crate::format::envelope::can_be_read;
use crate::format::exchange_write::{Export, NotReadBack, write, write_without_deleted};
use crate::format::file_name::file_name;
use crate::format::readable_file::gives;
use crate::shell::{cipher, clock};
use crate::storage::bag::BagError;
use crate::ui::names::Names;
use crate::ui::pages::models::LastList;
use crate::ui::reactive::{Memo, RwSignal, Signal};
use crate::ui::record_words::record_title;
use crate::ui::state::App;
use crate::ui::text::{exchange, export as text, words};

thread_local! {
    static WANTED: Cell<Option<Scope>> = const { Cell::new(None) };
}

/// Asks for a scope that the screen shall open with, once.
pub fn want_scope(scope: Scope) {
    WANTED.set(Some(scope));
}

/// Is what people chose to export, and what is remembered of that scope.
#[derive(Clone, Copy)]
pub struct ExportState {
    /// The register and its settings.
    pub app: App,
    /// Names of units and catalogue entries.
    pub names: Memo<Names>,
    /// The scope chosen.
    pub scope: RwSignal<Scope>,
    /// Whether it goes to the higher committee.
    pub counted: Signal<Counted>,
    /// Whether only what has changed goes.
    pub is_only_news: RwSignal<bool>,
    /// What the file is locked with; "" for a file that is not. It is kept nowhere else.
    pub passphrase: RwSignal<String>,
    /// Whether it goes inside a page that opens anywhere, as long as it is not locked.
    pub is_readable: RwSignal<bool>,
    /// Whether the texts of what is deleted go along, not into a page.
    pub sends_texts: RwSignal<bool>,
    /// Whether a file is being locked.
    pub is_locking: RwSignal<bool>,
    /// The last file that went to the higher committee, with any scope, and when.
    pub last_sent: Memo<Option<(Timestamp, SentFile)>>,
    chosen_counted: RwSignal<Option<Counted>>,
    /// What went out with this scope. It is read anew after every export.
    sent: Memo<Sent>,
    /// The part of the register that the scope covers.
    covered: Memo<Register>,
}

/// Is a file that is about to go out.
pub struct Outgoing {
    /// Its name without an ending.
    pub name: String,
    /// Its text.
    pub content: String,
    /// The page that has it inside, where people want one.
    pub page: Option<String>,
    /// Whether the text is encrypted.
    pub is_locked: bool,
    /// Whether the whole register is in it.
    pub is_everything: bool,
    /// How many models it shows.
    pub n_models: usize,
    /// The fingerprint of what is in it.
    pub code: String,
    /// Who exports it, when, and what.
    pub export: Export,
    /// What is in it.
    pub piece: Register,
}

/// Says why there is no file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotMade {
    /// This program would not read it again.
    TooLarge,
    /// It would, if it were not locked.
    TooLargeLocked,
    /// The browser could not lock it.
    NotLocked,
    /// It did not read back as what it was made of.
    NotReadBack,
}

impl ExportState {
    /// Returns the state of a new screen: the models that were chosen in the list, or what was last sent to the higher
    /// committee, everything or the own unit.
    pub fn new(app: App) -> Self {
        let scope = RwSignal::new(match (WANTED.take(), LastList::take_chosen()) {
            (Some(wanted), _) => wanted,
            (None, None) => usual_scope(app),
            (None, models) => Scope {
                models,
                ..Scope::default()
            },
        });
        let chosen_counted = RwSignal::new(None);
        let own = Memo::new(move |_| app.settings.with(|settings| settings.unit.clone()));
        let sent = Memo::new(move |_| {
            app.n_sent.track();
            // What cannot be read counts as not sent; the store has put it aside.
            let sent = app.with_store(|store| scope.with(|scope| store.sent(scope)));
            sent.ok().flatten().unwrap_or_default()
        });
        let last_sent = Memo::new(move |_| {
            app.n_sent.track();
            app.with_store(|store| store.last_sent()).ok().flatten()
        });
        let covered = Memo::new(move |_| {
            app.register.with(|register| {
                scope.with(|scope| sent.with(|sent| in_scope(register, scope, |id| sent.has(id))))
            })
        });
        // A commune's whole register, or the part of its own unit, is for those above; anything else is a copy.
        let usual = move || {
            let is_own = scope.with(|s| s.unit.is_empty() || own.with(|own| s.unit == *own));
            match is_own {
                true => Counted::Yes,
                false => Counted::No,
            }
        };
        Self {
            app,
            names: app.names,
            scope,
            counted: Signal::derive(move || match scope.with(is_apart) {
                // Such a scope is not remembered, or has no models, so nothing can be counted from it.
                true => Counted::No,
                false => chosen_counted.get().unwrap_or_else(usual),
            }),
            is_only_news: RwSignal::new(false),
            passphrase: RwSignal::new(String::new()),
            is_readable: RwSignal::new(false),
            sends_texts: RwSignal::new(false),
            is_locking: RwSignal::new(false),
            last_sent,
            chosen_counted,
            sent,
            covered,
        }
    }

    /// Takes up whether this export counts.
    pub fn choose_counted(self, counted: Counted) {
        self.chosen_counted.set(Some(counted));
    }

    /// Returns the part of the register that would go out: of what is deleted the fact alone, unless people want it whole.
    pub fn piece(self) -> Register {
        let piece = self.whole_piece();
        match self.sends_texts.get() {
            true => piece,
            false => without_deleted_texts(&piece),
        }
    }

    /// Returns the part of the register that the file is about, with all that is known of it.
    pub fn whole_piece(self) -> Register {
        if !self.is_only_news.get() {
            return self.covered.get();
        }
        self.covered.with(|covered| {
            self.sent.with(|sent| {
                covered.filter(|id, record| !id.is_model() || sent.is_news(id, record))
            })
        })
    }

    /// Counts the models of the scope that are not as they were last sent, and says when that was.
    pub fn n_news(self) -> Option<(usize, Timestamp)> {
        self.sent.with(|sent| {
            let at = sent.at?;
            self.covered.with(|covered| {
                let models = covered.iter().filter(|(id, _)| id.is_model());
                let news = models.filter(|(id, record)| sent.is_news(id, record));
                Some((news.count(), at))
            })
        })
    }

    /// Makes the file.
    fn outgoing(self) -> Result<Outgoing, NotMade> {
        let at = clock::now();
        let piece = self.piece();
        let unit = self.app.settings.with(|settings| settings.unit.clone());
        let name = self.names.with(|names| names.units.name(&unit).to_owned());
        let sender = if name.is_empty() {
            text::NO_UNIT_SLUG
        } else {
            &name
        };
        let scope = self.scope.get();
        let changed_since = match self.is_only_news.get() {
            true => self.sent.with(|sent| sent.at),
            false => None,
        };
        let is_everything = scope == Scope::default() && !self.is_only_news.get();
        let file_name = file_name(sender, &self.scope_words(&scope), at);
        let export = Export {
            at,
            unit,
            name,
            scope,
            changed_since,
        };
        let content = write(&piece, &export).map_err(|NotReadBack| NotMade::NotReadBack)?;
        Ok(Outgoing {
            name: file_name,
            page: None,
            is_locked: false,
            is_everything,
            n_models: Model::all(&piece).count(),
            code: Fingerprint::of(&piece).to_string(),
            content,
            export,
            piece,
        })
    }

    /// Makes the file, locked where there is a passphrase; that takes a while. Returns nothing where the screen is gone.
    pub async fn locked(self) -> Option<Result<Arc<Outgoing>, NotMade>> {
        let mut outgoing = match untrack(|| self.outgoing()) {
            Ok(outgoing) => outgoing,
            Err(why) => return Some(Err(why)),
        };
        let passphrase = self.passphrase.get_untracked();
        let n_bytes = outgoing.content.len() as u64;
        if !can_be_read(n_bytes, false) {
            return Some(Err(NotMade::TooLarge));
        }
        if !passphrase.is_empty() && !can_be_read(n_bytes, true) {
            return Some(Err(NotMade::TooLargeLocked));
        }
        if passphrase.is_empty() {
            if self.is_readable.get_untracked() {
                let made = write_without_deleted(&outgoing.piece, &outgoing.export);
                let Ok((inside, read)) = made else {
                    return Some(Err(NotMade::NotReadBack));
                };
                outgoing.code = Fingerprint::of(&read).to_string();
                let page = page_of(self, &outgoing, &inside);
                if !can_be_read(page.len() as u64, false) {
                    return Some(Err(NotMade::TooLarge));
                }
                if !gives(&page, &inside) {
                    return Some(Err(NotMade::NotReadBack));
                }
                outgoing.page = Some(page);
            }
            return Some(Ok(Arc::new(outgoing)));
        }
        self.is_locking.set(true);
        let locked = cipher::lock(&outgoing.content, &passphrase).await;
        self.is_locking.try_set(false).then(|| {
            outgoing.content = locked.map_err(|cipher::Refused| NotMade::NotLocked)?;
            outgoing.is_locked = true;
            Ok(Arc::new(outgoing))
        })
    }

    /// Names a scope for the name of a file: the year first, so that names sort by it; not the own unit, which begins the name.
    fn scope_words(self, scope: &Scope) -> String {
        let is_own = self
            .app
            .settings
            .with(|settings| settings.unit == scope.unit);
        let [unit, field] = self.names.with(|names| {
            [
                names.units.name(&scope.unit),
                names.fields.name(&scope.field),
            ]
            .map(str::to_owned)
        });
        let when = |is_so, slug: &str| {
            if is_so {
                slug.to_owned()
            } else {
                String::new()
            }
        };
        let chosen = scope.models.as_ref().map(|ids| exchange::models(ids.len()));
        let content = match &scope.content {
            Content::Models => String::new(),
            Content::Catalogue => text::CATALOGUE_SLUG.to_owned(),
            Content::Set(set) => {
                let id = RecordId::new(Collection::SETS, set);
                self.app
                    .register
                    .with(|register| record_title(register, &id))
            }
        };
        let parts = [
            content,
            scope.year.map_or(String::new(), |year| year.to_string()),
            when(!is_own, &unit),
            field,
            words::stage_id(&scope.stage).to_owned(),
            when(self.is_only_news.get(), text::NEWS_SLUG),
            chosen.unwrap_or_default(),
            when(!self.passphrase.with(String::is_empty), text::LOCKED_SLUG),
        ];
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        match parts.collect::<Vec<_>>().join(" ") {
            none if none.is_empty() => text::ALL_SLUG.to_owned(),
            words => words,
        }
    }

    /// Remembers that a file went out; `is_sure` says whether it surely did, else people are asked.
    pub fn note(self, outgoing: &Outgoing, is_sure: bool) -> Result<(), BagError> {
        self.app.note_export();
        let mut sent = self.sent.get_untracked();
        let counted = self.counted.get_untracked();
        sent.note(&outgoing.piece, outgoing.export.at, counted);
        if let (Counted::Yes, Some(file)) = (counted, &mut sent.file) {
            // What a page has inside may be less.
            file.code.clone_from(&outgoing.code);
        }
        self.is_only_news.set(false);
        let scope = self.scope.get_untracked();
        if is_sure {
            return self.app.remember_sent(&scope, &sent);
        }
        self.app.keep_until_seen(scope, sent);
        Ok(())
    }
}

/// Says whether a scope is none that a unit sends to those above: models chosen one by one, or no models at all.
pub fn is_apart(scope: &Scope) -> bool {
    scope.models.is_some() || scope.content != Content::Models
}

/// Returns the scope of the own unit where that was sent later than everything, else that of everything.
fn usual_scope(app: App) -> Scope {
    let all = Scope::default();
    let own = Scope::of_unit(
        app.settings
            .with_untracked(|settings| settings.unit.clone()),
    );
    let at = |scope| {
        // What cannot be read counts as not sent.
        let sent = app.with_store(|store| store.sent(scope));
        sent.ok().flatten().and_then(|sent| sent.at)
    };
    let is_own = !own.unit.is_empty() && at(&own) > at(&all);
    if is_own { own } else { all }
}
