//! Which of the errors that are shown are left, after a form was checked again.

/// Returns what is wrong now with the inputs that were shown as wrong; `input` says which one an error is about. What is wrong
/// elsewhere waits until the form is sent: nobody has come there yet.
pub fn still_wrong<E, I: PartialEq>(shown: &[E], now: Vec<E>, input: impl Fn(&E) -> I) -> Vec<E> {
    let is_shown = |error: &E| shown.iter().any(|one| input(one) == input(error));
    now.into_iter().filter(is_shown).collect()
}
