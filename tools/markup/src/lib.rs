//! The `view!` macro: leptos's syntax, written out as calls of `crate::ui::markup`.
//!
//! leptos's own macro gives every element a type, and each type brings code of its own: measured on this program, that was
//! a quarter of what a visitor downloads. Here all markup is values of one type. What the program uses of the syntax is
//! there, and everything else is a compile error: elements with `name=value`, `class=("name", is_on)`, `prop:name=value`
//! and `on:event=handler`, components with props and children, text, and blocks.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use rstml::node::{KeyedAttribute, Node, NodeAttribute, NodeElement};
use syn::spanned::Spanned;
use syn::{Error, Expr, Lit, Result};

/// Writes markup as an expression of the type `Markup`.
#[proc_macro]
pub fn view(tokens: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let config = rstml::ParserConfig::default().recover_block(true);
    let (nodes, errors) = rstml::Parser::new(config)
        .parse_recoverable(TokenStream::from(tokens))
        .split_vec();
    let errors = errors.into_iter().map(|error| error.emit_as_expr_tokens());
    let markup = together(&nodes).unwrap_or_else(Error::into_compile_error);
    quote!({ #(#errors;)* #[allow(unused_braces)] { #markup } }).into()
}

/// Writes one node as itself, and several as a list.
fn together(nodes: &[Node]) -> Result<TokenStream> {
    let all: Vec<TokenStream> = nodes.iter().map(node).collect::<Result<_>>()?;
    let all: Vec<&TokenStream> = all.iter().filter(|one| !one.is_empty()).collect();
    Ok(match all.as_slice() {
        [one] => quote!(#one),
        all => quote!(crate::ui::markup::Markup::List(::std::vec![#(#all),*])),
    })
}

fn node(node: &Node) -> Result<TokenStream> {
    match node {
        Node::Comment(_) => Ok(TokenStream::new()),
        Node::Text(text) => {
            let text = &text.value;
            Ok(quote!(crate::ui::markup::Markup::from_static(#text)))
        }
        Node::Block(block) => Ok(quote!(crate::ui::markup::IntoMarkup::into_markup(#block))),
        Node::Element(element) if is_component(element) => component(element),
        Node::Element(element) => element_of_page(element),
        other => Err(Error::new(
            other.span(),
            "only elements, components, text and blocks",
        )),
    }
}

fn is_component(element: &NodeElement<rstml::Infallible>) -> bool {
    let name = element.name().to_string();
    let last = name.rsplit(':').next().unwrap_or_default();
    last.trim_start().starts_with(char::is_uppercase)
}

fn component(element: &NodeElement<rstml::Infallible>) -> Result<TokenStream> {
    let name = element.name();
    let props = keyed(element)?.into_iter().map(|(key, attribute)| {
        let prop = Ident::new(&key, attribute.key.span());
        let value = attribute
            .value()
            .map_or_else(|| quote!(true), |value| quote!(#value));
        quote!(.#prop({ #value }))
    });
    let children = if element.children.is_empty() {
        TokenStream::new()
    } else {
        let children = together(&element.children)?;
        quote!(.children(crate::ui::markup::ToChildren::to_children(move || #children)))
    };
    Ok(
        quote!(crate::ui::markup::IntoMarkup::into_markup(::leptos::component::component_view(
            &#name,
            ::leptos::component::component_props_builder(&#name) #(#props)* #children .build()
        ))),
    )
}

fn element_of_page(element: &NodeElement<rstml::Infallible>) -> Result<TokenStream> {
    let it = it();
    // The tag and the attributes that never change are one text, which the program takes apart: a call for each would be
    // more to download.
    let mut still = element.name().to_string();
    let mut attributes = TokenStream::new();
    for (key, keyed) in keyed(element)? {
        match text_of(&key, keyed)? {
            Some(text) => still.push_str(&format!("\n{key}={text}")),
            None => attributes.extend(attribute(&key, keyed)?),
        }
    }
    let children: Vec<TokenStream> = element
        .children
        .iter()
        .map(|child| {
            let child = node(child)?;
            Ok(if child.is_empty() {
                child
            } else {
                quote!(#it.child(#child);)
            })
        })
        .collect::<Result<_>>()?;
    Ok(quote!({
        let mut #it = crate::ui::markup::Element::new(#still);
        #attributes
        #(#children)*
        crate::ui::markup::Markup::Element(#it)
    }))
}

/// Names the element that is being written, unseen by the expressions inside it.
fn it() -> Ident {
    Ident::new("element", Span::mixed_site())
}

/// Returns the text of an attribute that never changes.
fn text_of(key: &str, attribute: &KeyedAttribute) -> Result<Option<String>> {
    let text = match attribute.value() {
        _ if key.contains(':') => return Ok(None),
        None => String::new(),
        Some(Expr::Lit(literal)) => match &literal.lit {
            Lit::Str(text) => text.value(),
            other => return Err(Error::new(other.span(), "a text is needed here")),
        },
        Some(_) => return Ok(None),
    };
    if text.contains('\n') {
        return Err(Error::new(attribute.key.span(), "a text of several lines"));
    }
    Ok(Some(text))
}

fn attribute(key: &str, attribute: &KeyedAttribute) -> Result<TokenStream> {
    let (it, span) = (it(), attribute.key.span());
    let value = attribute.value();
    let stated = || value.ok_or_else(|| Error::new(span, "a value is missing"));
    if let Some(event) = key.strip_prefix("on:") {
        let (event, handler) = (Ident::new(event, span), stated()?);
        return Ok(quote!(#it.on(::leptos::ev::#event, #handler);));
    }
    if let Some(name) = key.strip_prefix("prop:") {
        let value = stated()?;
        return Ok(quote!(#it.property(#name, crate::ui::markup::IntoValue::into_value(#value));));
    }
    match (key, value) {
        ("class", Some(Expr::Tuple(pair))) if pair.elems.len() == 2 => {
            let (name, is_on) = (&pair.elems[0], &pair.elems[1]);
            Ok(quote!(#it.class(#name, crate::ui::markup::IntoValue::into_value(#is_on));))
        }
        _ => {
            let value = stated()?;
            Ok(quote!(#it.attribute(#key, crate::ui::markup::IntoValue::into_value(#value));))
        }
    }
}

/// Lists attributes by their names as they stand in the page.
fn keyed(element: &NodeElement<rstml::Infallible>) -> Result<Vec<(String, &KeyedAttribute)>> {
    let all = element
        .attributes()
        .iter()
        .map(|attribute| match attribute {
            NodeAttribute::Attribute(keyed) => {
                let name = keyed.key.to_string();
                Ok((name.trim_start_matches("r#").to_owned(), keyed))
            }
            NodeAttribute::Block(block) => {
                Err(Error::new(block.span(), "an attribute needs a name"))
            }
        });
    all.collect()
}
