//! What is typed into a form and not saved yet: the inputs that hold something else than the form began with.
//!
//! A form that is opened again begins with what the register has then, and what was typed is put over that, input by input: what
//! others have changed meanwhile in other inputs stays, and where they have changed the same one, that is told.

mod drafts;

/// Is one input by name, with its text, or the texts of a list.
pub type Input = (String, Vec<String>);

/// Is what a form holds, input by input.
pub trait Inputs {
    /// Lists the inputs. One that is empty may be left out.
    fn inputs(&self) -> Vec<Input>;

    /// Puts texts into an input; none empty it, or take it out. A name that is not known does nothing.
    fn put(&mut self, name: &str, texts: &[String]);
}

/// Is one input that somebody typed into.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Kept {
    /// Its name in the form.
    pub input: String,
    /// What it held before.
    pub began: Vec<String>,
    /// What it holds.
    pub now: Vec<String>,
}

/// Is what was typed into one form.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TypedForm {
    /// The form's name.
    pub name: String,
    /// The inputs that somebody typed into.
    pub inputs: Vec<Kept>,
}

/// Is what putting back came to.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PutBack {
    /// Whether the form holds anything now that it would not hold otherwise.
    pub is_any: bool,
    /// The inputs that hold neither what the form began with nor what was typed: others have changed them since.
    pub overtaken: Vec<Kept>,
}

/// Lists what was typed since the form began. Inputs that were taken out stand last, the last of them first.
pub fn typed_since(start: &[Input], now: &[Input]) -> Vec<Kept> {
    let kept = |name: &String, began: &[String], now: &[String]| {
        (began != now).then(|| Kept {
            input: name.clone(),
            began: began.to_vec(),
            now: now.to_vec(),
        })
    };
    let typed = now
        .iter()
        .filter_map(|(name, texts)| kept(name, held(start, name), filled(texts)));
    let is_gone = |name: &String| now.iter().all(|(other, _)| other != name);
    let gone = start.iter().rev().filter(|(name, _)| is_gone(name));
    let gone = gone.filter_map(|(name, texts)| kept(name, filled(texts), &[]));
    typed.chain(gone).collect()
}

/// Puts what was typed over what the form begins with now.
pub fn put_back(draft: &mut dyn Inputs, typed: &[Kept]) -> PutBack {
    let start = draft.inputs();
    let mut overtaken = Vec::new();
    for kept in typed {
        let present = held(&start, &kept.input);
        if present == filled(&kept.now) {
            continue;
        }
        if present != filled(&kept.began) {
            overtaken.push(kept.clone());
        }
        draft.put(&kept.input, &kept.now);
    }
    let now = draft.inputs();
    // An input that the form does not have (any more) is not put back, and so nothing is overtaken.
    overtaken.retain(|kept| held(&now, &kept.input) == filled(&kept.now));
    PutBack {
        is_any: start != now,
        overtaken,
    }
}

/// Returns what an input holds; nothing where it is not there, or empty.
fn held<'a>(inputs: &'a [Input], name: &str) -> &'a [String] {
    let found = inputs.iter().find(|(one, _)| one == name);
    found.map_or(&[], |(_, texts)| filled(texts))
}

fn filled(texts: &[String]) -> &[String] {
    match texts.iter().all(String::is_empty) {
        true => &[],
        false => texts,
    }
}
