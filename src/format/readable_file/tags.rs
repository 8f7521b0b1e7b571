//! The tags of a page, one after the other, as far as it takes to find an element by its id. What is said in comments, styles
//! and scripts is no tag. Every byte is looked at a fixed number of times, whatever the page is.

/// Is a tag with the attributes that matter, as they are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Tag<'a> {
    pub name: &'a str,
    pub is_end: bool,
    pub id: Option<&'a str>,
    pub href: Option<&'a str>,
    pub digest: Option<&'a str>,
    pub content: Option<&'a str>,
}

impl Tag<'_> {
    /// Says whether the tag has a name, in any case.
    pub fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }
}

/// Goes through the tags of a page.
pub(super) struct Tags<'a> {
    page: &'a str,
    at: usize,
    /// Where the last tag began that has no end.
    cut: Option<usize>,
}

/// Lists the elements whose content is text, whatever is written there.
const TEXTS: &[&str] = &[
    "script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes",
];

impl<'a> Tags<'a> {
    pub fn of(page: &'a str) -> Self {
        Self {
            page,
            at: 0,
            cut: None,
        }
    }

    /// Returns what stands behind the last tag.
    pub fn rest(&self) -> &'a str {
        self.page.get(self.at..).unwrap_or_default()
    }

    /// Says whether the page ends inside a tag that has a text in it.
    pub fn is_cut_in(&self, text: &str) -> bool {
        let cut = self.cut.and_then(|at| self.page.get(at..));
        cut.is_some_and(|cut| cut.contains(text))
    }

    /// Returns the next tag; `None` at the end of the page, or where it ends inside a tag.
    pub fn next(&mut self) -> Option<Tag<'a>> {
        loop {
            let began = self.at + self.rest().find('<')?;
            self.at = began + 1;
            let rest = self.rest();
            if let Some(comment) = rest.strip_prefix("!--") {
                // A comment may end with the dashes that it begins with.
                let n = match comment.strip_prefix(['>']) {
                    Some(_) => 1,
                    None => comment.find("-->")? + 3,
                };
                self.at += 3 + n;
                continue;
            }
            if rest.starts_with(['!', '?']) {
                self.at += rest.find('>')? + 1;
                continue;
            }
            let is_end = rest.starts_with('/');
            self.at += usize::from(is_end);
            if !self.rest().starts_with(|c: char| c.is_ascii_alphabetic()) {
                continue;
            }
            let Some(tag) = self.tag(is_end) else {
                self.cut = Some(began);
                return None;
            };
            if !is_end && TEXTS.iter().any(|text| tag.is(text)) {
                self.pass_text(tag.name);
            }
            return Some(tag);
        }
    }

    fn tag(&mut self, is_end: bool) -> Option<Tag<'a>> {
        let name = self.take(|c| !c.is_ascii_whitespace() && !b"/>".contains(&c));
        let mut tag = Tag {
            name,
            is_end,
            ..Tag::default()
        };
        loop {
            self.take(|c| c.is_ascii_whitespace() || c == b'/');
            if self.rest().starts_with('>') {
                self.at += 1;
                return Some(tag);
            }
            let first = self.at;
            self.at += usize::from(self.rest().starts_with('='));
            self.take(|c| !c.is_ascii_whitespace() && !b"/>=".contains(&c));
            let name = self.page.get(first..self.at)?;
            if name.is_empty() {
                return None;
            }
            let value = self.value()?;
            let place = match () {
                () if name.eq_ignore_ascii_case("id") => &mut tag.id,
                () if name.eq_ignore_ascii_case("href") => &mut tag.href,
                () if name.eq_ignore_ascii_case("data-digest") => &mut tag.digest,
                () if name.eq_ignore_ascii_case("content") => &mut tag.content,
                () => continue,
            };
            place.get_or_insert(value);
        }
    }

    /// Reads what stands behind the name of an attribute; "" where that is nothing.
    fn value(&mut self) -> Option<&'a str> {
        let before = self.at;
        self.take(|c| c.is_ascii_whitespace());
        if !self.rest().starts_with('=') {
            self.at = before;
            return Some("");
        }
        self.at += 1;
        self.take(|c| c.is_ascii_whitespace());
        let rest = self.rest();
        for quote in ['"', '\''] {
            if let Some(quoted) = rest.strip_prefix(quote) {
                let n = quoted.find(quote)?;
                self.at += n + 2;
                return Some(&quoted[..n]);
            }
        }
        Some(self.take(|c| !c.is_ascii_whitespace() && c != b'>'))
    }

    /// Takes the bytes that are meant. They end at ASCII alone, so never inside a letter.
    fn take(&mut self, is_meant: impl Fn(u8) -> bool) -> &'a str {
        let rest = self.rest();
        let n = rest.bytes().position(|byte| !is_meant(byte));
        let taken = &rest[..n.unwrap_or(rest.len())];
        self.at += taken.len();
        taken
    }

    /// Goes to the end tag of an element that has text alone; to the end of the page where it has none.
    fn pass_text(&mut self, name: &str) {
        while let Some(at) = self.rest().find("</") {
            self.at += at;
            let found = self.rest().get(2..2 + name.len());
            if found.is_some_and(|found| found.eq_ignore_ascii_case(name)) {
                return;
            }
            self.at += 2;
        }
        self.at = self.page.len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(page: &str) -> Vec<&str> {
        let mut tags = Tags::of(page);
        let mut ids = Vec::new();
        while let Some(tag) = tags.next() {
            ids.extend(tag.id);
        }
        ids
    }

    #[test]
    fn ids_are_found_however_they_are_written() {
        for (page, expect) in [
            ("<p id=\"a\"><P ID='b'><p\n id = c ><p id=d>", "a b c d"),
            ("<p class=x id=a/><br/id=b>", "a/ b"),
            ("<p id=a id=b hidden><p hidden id=c>", "a c"),
            ("a < b <3 </ <> <p title='<p id=x>' id=a>", "a"),
            ("<!doctype html><?xml id=x?><p id=a>", "a"),
            (
                "<!-- <p id=x> --><!--><p id=a><!---- <p id=x> --><p id=b>",
                "a b",
            ),
            (
                "<style><p id=x></style><script>'</p><p id=x>'</SCRIPT ><title></titl<p id=x></title><p id=a>",
                "a",
            ),
            ("<p id=a><p id=\"b", "a"),
            ("<p id=a><!-- <p id=b>", "a"),
            ("<p id=a><style><p id=b>", "a"),
            ("<p =id=x id=a>ế<ế id=x><p ế=ế id=b>", "a b"),
        ] {
            assert_eq!(ids(page).join(" "), expect, "{page}");
        }
    }

    #[test]
    fn a_page_that_ends_inside_a_tag_says_so() {
        for (page, is_cut) in [
            ("<a id=\"file\" href=\"x", true),
            ("<a id=\"file", true),
            ("<a id=file", true),
            ("<a id=file>", false),
            ("<a id=other href=\"x", false),
            ("<p>file", false),
        ] {
            let mut tags = Tags::of(page);
            while tags.next().is_some() {}
            assert_eq!(tags.is_cut_in("file"), is_cut, "{page}");
        }
    }
}
