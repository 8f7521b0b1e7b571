//! Notices inside a page.

use crate::ui::markup::{Children, IntoMarkup, view};
use crate::ui::reactive::Signal;
use leptos::prelude::*;

use super::icon::{Icon, IconName};

/// Says how much a notice asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum NoticeKind {
    /// Something to know.
    #[default]
    Info,
    /// Something to act on.
    Attention,
    /// Something that is done.
    Done,
}

/// Says why something failed, where it was asked for; the region is always there, so that a failure is read out.
#[component]
pub fn Failure(
    /// Why; nothing while nothing has failed.
    #[prop(into)]
    why: Signal<Option<String>>,
) -> impl IntoMarkup {
    let notice = |why: String| {
        view! {
            <Notice kind=NoticeKind::Attention>
                <p class="notice__text">{why}</p>
            </Notice>
        }
    };
    view! { <div role="alert">{move || why.get().map(notice)}</div> }
}

/// Shows a notice; its children are the text and, at the end, a row of buttons.
#[component]
pub fn Notice(
    /// How much it asks for.
    #[prop(optional)]
    kind: NoticeKind,
    /// The content.
    children: Children,
) -> impl IntoMarkup {
    let (class, icon) = match kind {
        NoticeKind::Info => ("notice", IconName::Info),
        NoticeKind::Attention => ("notice notice--attention", IconName::Alert),
        NoticeKind::Done => ("notice notice--done", IconName::Check),
    };
    view! {
        <div class=class>
            <Icon name=icon />
            <div class="notice__body">{children()}</div>
        </div>
    }
}
