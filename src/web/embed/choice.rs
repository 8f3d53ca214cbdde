//! What a frame shows and how: read from its address, and written into one again. What is none of the choices counts as not chosen.

use jiff::civil;

use crate::links;
use crate::queries::event_list::EventFilter;
use crate::rules::embed_colours::{self, Colour};
use crate::rules::language::Language;
use crate::web::form::Fields;
use crate::web::pages::events;

/// Most events of a list.
pub const MOST: u64 = 50;
const USUAL: u64 = 10;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum View {
    #[default]
    List,
    Calendar,
}

impl View {
    pub const ALL: [Self; 2] = [Self::List, Self::Calendar];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Calendar => "calendar",
        }
    }
}

/// The house's light or dark colours, or what each reader's device has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    #[default]
    Light,
    Dark,
    Auto,
}

impl Theme {
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::Auto];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Auto => "auto",
        }
    }
}

/// A family of letters that every device has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Letters {
    #[default]
    Sans,
    Serif,
}

impl Letters {
    pub const ALL: [Self; 2] = [Self::Sans, Self::Serif];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Sans => "sans",
            Self::Serif => "serif",
        }
    }
}

/// How it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Look {
    pub theme: Theme,
    pub letters: Letters,
    pub colours: embed_colours::Choice,
}

#[derive(Debug, Clone)]
pub struct Choice {
    pub view: View,
    /// Its month is the one that the calendar shows.
    pub filter: EventFilter,
    pub language: Option<Language>,
    pub look: Look,
    /// Events of the list.
    pub count: u64,
    /// Its page holds `/embed.js` and is told how high it is.
    pub sizes_itself: bool,
}

impl Look {
    #[must_use]
    pub fn read(fields: &Fields) -> Self {
        let colour = |name: &str| Colour::parse(fields.get(name));
        Self {
            theme: Theme::ALL.into_iter().find(|theme| theme.code() == fields.get("theme")).unwrap_or_default(),
            letters: Letters::ALL.into_iter().find(|letters| letters.code() == fields.get("letters")).unwrap_or_default(),
            colours: embed_colours::Choice { accent: colour("accent"), background: colour("background"), text: colour("ink") },
        }
    }

    fn pairs(self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        pairs.extend((self.theme != Theme::default()).then(|| ("theme", self.theme.code().to_owned())));
        pairs.extend((self.letters != Letters::default()).then(|| ("letters", self.letters.code().to_owned())));
        let colours = [("accent", self.colours.accent), ("background", self.colours.background), ("ink", self.colours.text)];
        pairs.extend(colours.into_iter().filter_map(|(name, colour)| Some((name, colour?.digits()))));
        pairs
    }

    /// The path of its style, which changes with the house's own.
    #[must_use]
    pub fn style(self, version: &str) -> String {
        let mut pairs = self.pairs();
        pairs.push(("v", version.to_owned()));
        format!("/embed.css{}", links::query(&pairs))
    }
}

impl Choice {
    #[must_use]
    pub fn read(view: View, fields: &Fields) -> Self {
        Self {
            view,
            filter: EventFilter { page: 1, ..events::filter(fields) },
            language: Language::ALL.into_iter().find(|language| language.code() == fields.get("language")),
            look: Look::read(fields),
            count: fields.get("count").parse().map_or(USUAL, |count: u64| count.clamp(1, MOST)),
            sizes_itself: fields.get("sizes") == "1",
        }
    }

    /// The path of the frame.
    #[must_use]
    pub fn path(&self) -> String {
        let mut pairs = events::query(&self.filter);
        pairs.extend(self.language.map(|language| ("language", language.code().to_owned())));
        pairs.extend(self.look.pairs());
        pairs.extend((self.view == View::List && self.count != USUAL).then(|| ("count", self.count.to_string())));
        pairs.extend(self.sizes_itself.then(|| ("sizes", "1".to_owned())));
        format!("/embed/{}{}", self.view.code(), links::query(&pairs))
    }

    /// The same with another month.
    #[must_use]
    pub fn at(&self, month: civil::Date) -> Self {
        Self { filter: EventFilter { month: Some(month), ..self.filter.clone() }, ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::{Choice, View};
    use crate::web::form::Fields;

    #[test]
    fn an_address_is_read_as_it_was_written() {
        let typed = b"programme=labo&kind=webinar&language=fr&theme=dark&letters=serif&accent=%23F2B134&background=nonsense&ink=fff&count=500&sizes=1&page=7";
        let choice = Choice::read(View::List, &Fields::parse(typed));
        let path = choice.path();
        assert_eq!(path, "/embed/list?kind=webinar&programme=labo&language=fr&theme=dark&letters=serif&accent=f2b134&count=50&sizes=1");
        let again = Choice::read(View::List, &Fields::parse(path.split_once('?').map_or("", |(_, query)| query).as_bytes()));
        assert_eq!(again.path(), path);
        assert_eq!(Choice::read(View::Calendar, &Fields::default()).path(), "/embed/calendar");
    }
}
