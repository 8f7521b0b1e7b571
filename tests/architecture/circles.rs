//! Files of a layer that use each other in a circle can only be understood together. A parent and its children may.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::Source;

/// The layers that have none.
const WITHOUT: [&str; 3] = ["domain", "report", "shell"];

/// Is a module of a layer: the names on the way to it.
type Module = Vec<String>;

/// Returns the module that a file is.
fn module(layer: &str, source: &Source) -> Module {
    let path = source.path.strip_prefix("src/").unwrap_or_default();
    let path = path.strip_prefix(layer).unwrap_or_default();
    let names = path.trim_start_matches('/').trim_end_matches(".rs");
    let names = names
        .split('/')
        .filter(|name| !["", "mod", "lib"].contains(name));
    names.map(str::to_owned).collect()
}

/// Lists the paths that a file names from its crate or from the module above it.
fn paths(source: &Source) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let is_path = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let code = &source.code;
    let starts = ["crate::", "super::"];
    let starts = starts.iter().flat_map(|start| code.match_indices(start));
    for (at, _) in starts {
        let is_within = code[..at].ends_with(|c: char| is_path(c));
        if is_within {
            continue;
        }
        read_tree(&code[at..], &mut Vec::new(), &mut found);
    }
    found
}

/// Reads the tree of names that a text begins with, and returns what follows it.
fn read_tree<'a>(text: &'a str, above: &mut Vec<String>, found: &mut Vec<Vec<String>>) -> &'a str {
    let depth = above.len();
    let mut rest = text.trim_start();
    loop {
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_');
        let (name, after) = rest.split_at(end.unwrap_or(rest.len()));
        rest = after;
        if !name.is_empty() {
            above.push(name.to_owned());
        }
        match rest.strip_prefix("::") {
            Some(after) => rest = after,
            None => break,
        }
        if let Some(mut group) = rest.strip_prefix('{') {
            loop {
                group = read_tree(group, above, found).trim_start();
                match group.strip_prefix(',') {
                    Some(after) if !after.trim_start().starts_with('}') => group = after,
                    _ => break,
                }
            }
            above.truncate(depth);
            let after = group.trim_start_matches([',', ' ', '\n']);
            return after.strip_prefix('}').unwrap_or(after);
        }
    }
    found.push(above.clone());
    above.truncate(depth);
    rest
}

/// Returns the module of the layer that a path leads into.
fn target(layer: &str, from: &Module, path: &[String], all: &BTreeSet<Module>) -> Option<Module> {
    let mut names: Vec<&str> = path.iter().map(String::as_str).collect();
    let n_up = names.iter().take_while(|name| **name == "super").count();
    let mut at: Module = match n_up {
        0 if names.first() == Some(&"crate") && names.get(1) == Some(&layer) => {
            names.drain(..2);
            Vec::new()
        }
        0 => return None,
        n => {
            names.drain(..n);
            from[..from.len().checked_sub(n)?].to_vec()
        }
    };
    at.extend(names.into_iter().map(str::to_owned));
    (1..=at.len())
        .rev()
        .map(|n| at[..n].to_vec())
        .find(|module| all.contains(module))
}

/// Lists the uses that lie in a circle, or between two.
fn circling(layer: &str, sources: &[Source]) -> Vec<String> {
    let all: BTreeSet<Module> = sources.iter().map(|source| module(layer, source)).collect();
    let mut uses: BTreeMap<Module, BTreeSet<Module>> = BTreeMap::new();
    for source in sources {
        let from = module(layer, source);
        let targets = paths(source).into_iter();
        let targets = targets.filter_map(|path| target(layer, &from, &path, &all));
        let is_apart = |to: &Module| !from.starts_with(to) && !to.starts_with(&from);
        let targets: Vec<Module> = targets.filter(is_apart).collect();
        uses.entry(from).or_default().extend(targets);
    }
    loop {
        let used: BTreeSet<Module> = uses.values().flatten().cloned().collect();
        let n_before = uses.len();
        uses.retain(|module, targets| !targets.is_empty() && used.contains(module));
        let left: BTreeSet<Module> = uses.keys().cloned().collect();
        uses.values_mut()
            .for_each(|targets| targets.retain(|to| left.contains(to)));
        if uses.len() == n_before {
            break;
        }
    }
    let each = uses.iter().flat_map(|(from, targets)| {
        targets
            .iter()
            .map(move |to| format!("{} -> {}", from.join("::"), to.join("::")))
    });
    each.collect()
}

#[test]
fn no_files_of_a_layer_use_each_other_in_a_circle() {
    for layer in WITHOUT {
        let sources = Source::all(&format!("src/{layer}"));
        assert!(sources.len() > 10, "{layer}");
        let found = circling(layer, &sources);
        assert!(found.is_empty(), "{layer}\n{}", found.join("\n"));
    }
}

#[test]
fn a_circle_is_found_and_a_child_that_uses_its_parent_is_none() {
    let source = |name: &str, text: &str| Source::new(&format!("src/domain/{name}.rs"), text);
    let sources = [
        source("mod", "pub mod a;"),
        source("a", "use super::{b::{Two, Three}, d};\nfn x() {}"),
        source("b", "use crate::domain::{d, c::C};"),
        source("c", "fn y() { super::a::x(); }"),
        source("d", "mod e;\nuse e::E;"),
        source("d/e", "use super::D;"),
        source("f", "use super::a;\n// use super::f;"),
    ];
    assert_eq!(circling("domain", &sources), ["a -> b", "b -> c", "c -> a"]);
}
