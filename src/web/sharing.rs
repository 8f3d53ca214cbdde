//! What a public page says of itself in its head: its one address and those in other languages, whether search engines keep it,
//! its feeds, and what a link to it shows elsewhere (Open Graph).

use serde::Serialize;

use super::Site;
use super::cards::Linked;
use super::feeds::Media;
use crate::links;
use crate::rules::language::Language;
use crate::text::translations::text;

#[derive(Debug, Clone, Serialize)]
pub struct Sharing {
    /// Whether search engines keep the page.
    index: bool,
    /// The address that stands for the page, in its language.
    canonical: Option<String>,
    /// The page in each language, and the one for everybody else.
    alternates: Vec<Alternate>,
    feeds: Vec<FeedLink>,
    preview: Option<Preview>,
}

#[derive(Debug, Clone, Serialize)]
struct Alternate {
    code: &'static str,
    href: String,
}

#[derive(Debug, Clone, Serialize)]
struct FeedLink {
    media: &'static str,
    href: String,
    title: String,
}

/// What a link to the page shows elsewhere.
#[derive(Debug, Clone, Serialize)]
struct Preview {
    title: String,
    description: String,
    url: String,
    locale: String,
    other_locales: Vec<String>,
    image: String,
    image_alternative: String,
}

impl Sharing {
    /// A page of that path, which search engines keep in each language.
    #[must_use]
    pub fn of(site: &Site, path: &str, language: Language) -> Self {
        let address = site.app.links.absolute(path);
        let in_language = Language::ALL.into_iter().map(|language| Alternate { code: language.code(), href: links::in_language(&address, language) });
        let anybody = Alternate { code: "x-default", href: address.clone() };
        Self { index: true, canonical: Some(links::in_language(&address, language)), alternates: in_language.chain([anybody]).collect(), feeds: Vec::new(), preview: None }
    }

    /// A part of the page of that path: search engines keep the whole page instead.
    #[must_use]
    pub fn part_of(site: &Site, path: &str, language: Language) -> Self {
        Self { alternates: Vec::new(), ..Self::of(site, path, language) }
    }

    /// A page that search engines do not keep.
    #[must_use]
    pub fn unlisted() -> Self {
        Self { index: false, canonical: None, alternates: Vec::new(), feeds: Vec::new(), preview: None }
    }

    /// The same content as a calendar, as Atom and as JSON; `path` makes the address of each of its ending.
    #[must_use]
    pub fn with_feeds(mut self, site: &Site, title: &str, path: impl Fn(&str) -> String) -> Self {
        let link = |media: Media, kind| FeedLink { media: kind, href: site.app.links.absolute(&path(media.ending())), title: title.to_owned() };
        self.feeds = vec![link(Media::Calendar, "text/calendar"), link(Media::Atom, "application/atom+xml"), link(Media::JsonFeed, "application/feed+json")];
        self
    }

    /// The calendar alone.
    #[must_use]
    pub fn with_calendar(mut self, site: &Site, title: &str, path: &str) -> Self {
        self.feeds = vec![FeedLink { media: "text/calendar", href: site.app.links.absolute(path), title: title.to_owned() }];
        self
    }

    /// What a link to `path` shows elsewhere; without a description its title says all.
    #[must_use]
    pub fn with_preview(mut self, site: &Site, path: &str, language: Language, [title, description]: [&str; 2], card: &Linked) -> Self {
        self.preview = Some(Preview {
            title: title.to_owned(),
            description: if description.is_empty() { title } else { description }.to_owned(),
            url: links::in_language(&site.app.links.absolute(path), language),
            locale: text(language, "page-locale"),
            other_locales: Language::ALL.into_iter().filter(|other| *other != language).map(|other| text(other, "page-locale")).collect(),
            image: site.app.links.absolute(&card.path),
            image_alternative: card.alternative(),
        });
        self
    }
}
