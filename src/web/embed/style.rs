//! `/embed.css`: the tokens of the house's style with the colours of another site in their place. The rules that use them are the
//! house's own.

use axum::extract::{RawQuery, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Response};

use super::choice::{Letters, Look, Theme};
use crate::rules::embed_colours::{Adjusted, BLACK, Colour, House, Palette, WHITE};
use crate::web::Site;
use crate::web::form::Fields;

const SERIF: &str = "Georgia, \"Times New Roman\", \"Noto Serif\", \"Liberation Serif\", serif";

pub async fn show(State(site): State<Site>, RawQuery(query): RawQuery) -> Response {
    let look = Look::read(&Fields::parse(query.unwrap_or_default().as_bytes()));
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/css; charset=utf-8")),
        (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=86400")),
        // A frame may be put into a sandbox, which is an origin of its own.
        (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("cross-origin")),
    ];
    (headers, style(site.assets.style(), look)).into_response()
}

/// Light and dark, as the house has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tone {
    Light,
    Dark,
}

impl Tone {
    fn code(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// The tokens of a look.
fn style(house: &str, look: Look) -> String {
    let font = if look.letters == Letters::Serif { format!("--font:{SERIF};") } else { String::new() };
    match tone(look) {
        Some(tone) => format!(":root{{color-scheme:{};{}{font}}}\n", tone.code(), tokens(house, look, tone)),
        None => format!(
            ":root{{color-scheme:light dark;{}{font}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{}}}}}\n",
            tokens(house, look, Tone::Light),
            tokens(house, look, Tone::Dark)
        ),
    }
}

/// What a background is decides; `None`: each reader's device does.
fn tone(look: Look) -> Option<Tone> {
    let of = |dark: bool| if dark { Tone::Dark } else { Tone::Light };
    match (look.colours.background, look.theme) {
        (Some(background), _) => Some(of(background.is_dark())),
        (None, Theme::Auto) => None,
        (None, theme) => Some(of(theme == Theme::Dark)),
    }
}

/// What had to be changed so that it is readable, in either tone.
#[must_use]
pub fn adjusted(house: &str, look: Look) -> Adjusted {
    let tones = tone(look).map_or_else(|| vec![Tone::Light, Tone::Dark], |tone| vec![tone]);
    let all = tones.into_iter().map(|tone| look.colours.palette(colours(house, tone)).1);
    all.fold(Adjusted::default(), |all, one| Adjusted { accent: all.accent || one.accent, text: all.text || one.text })
}

/// The house's accent, background and text in the tone of a look, for a form that begins with them.
#[must_use]
pub fn usual(house: &str, look: Look) -> [Colour; 3] {
    let House { accent, background, text, .. } = colours(house, tone(Look { colours: crate::rules::embed_colours::Choice::default(), ..look }).unwrap_or(Tone::Light));
    [accent, background, text]
}

fn tokens(house: &str, look: Look, tone: Tone) -> String {
    let own: String = block(house, tone).iter().map(|(name, value)| format!("{name}:{value};")).collect();
    if look.colours.is_empty() { own } else { format!("{own}{}", overridden(&look.colours.palette(colours(house, tone)).0)) }
}

fn overridden(palette: &Palette) -> String {
    [
        ("paper", palette.background),
        ("surface", palette.surface),
        ("sunken", palette.sunken),
        ("ink", palette.text),
        ("quiet", palette.quiet),
        ("line", palette.line),
        ("control", palette.control),
        ("brand", palette.accent),
        ("brand-strong", palette.accent_strong),
        ("brand-soft", palette.accent_soft),
        ("on-brand", palette.on_accent),
        ("focus", palette.accent),
    ]
    .map(|(name, colour)| format!("--{name}:{};", colour.css()))
    .concat()
}

fn colours(house: &str, tone: Tone) -> House {
    let block = block(house, tone);
    let of = |name: &str, fallback: Colour| block.iter().rev().find(|(token, _)| *token == name).and_then(|(_, value)| Colour::parse(value)).unwrap_or(fallback);
    House { accent: of("--brand", BLACK), background: of("--paper", WHITE), surface: of("--surface", WHITE), text: of("--ink", BLACK) }
}

/// The tokens of the house's style, in its order: the light ones, and for the dark tone those that differ after them.
fn block(house: &str, tone: Tone) -> Vec<(&str, &str)> {
    let light = declarations(house);
    match tone {
        Tone::Light => light,
        Tone::Dark => {
            let dark = house.split_once("(prefers-color-scheme: dark)").map(|(_, rest)| declarations(rest)).unwrap_or_default();
            light.into_iter().chain(dark).collect()
        }
    }
}

/// The tokens of the next `:root`.
fn declarations(style: &str) -> Vec<(&str, &str)> {
    let inside = style.split_once(":root {").and_then(|(_, rest)| rest.split_once('}')).map_or("", |(inside, _)| inside);
    inside.lines().filter_map(token).collect()
}

fn token(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.trim().trim_end_matches(';').split_once(": ")?;
    name.starts_with("--").then_some((name, value))
}

#[cfg(test)]
mod tests {
    use super::{Look, Tone, adjusted, block, colours, style};
    use crate::rules::embed_colours::Colour;
    use crate::web::assets::Assets;
    use crate::web::embed::choice::Theme;
    use crate::web::form::Fields;

    fn look(query: &str) -> Look {
        Look::read(&Fields::parse(query.as_bytes()))
    }

    #[test]
    fn the_houses_tokens_are_found_in_its_style() {
        let assets = Assets::embedded();
        let house = assets.style();
        assert!(block(house, Tone::Light).len() > 20 && block(house, Tone::Dark).len() > 40);
        assert!(!colours(house, Tone::Light).background.is_dark() && colours(house, Tone::Dark).background.is_dark());
    }

    #[test]
    fn a_look_is_light_dark_or_the_readers() {
        let assets = Assets::embedded();
        let house = assets.style();
        let light = style(house, look(""));
        assert!(light.starts_with(":root{color-scheme:light;--paper:#faf9f6;") && !light.contains("@media"), "{light}");
        assert!(style(house, look("theme=dark")).contains("color-scheme:dark"));
        assert!(style(house, look("theme=auto&accent=7a1f5c")).matches("--brand:").count() >= 4);
        assert_eq!(look("theme=auto").theme, Theme::Auto);
        let navy = style(house, look("background=001f3f&accent=ffcc00"));
        assert!(navy.contains("color-scheme:dark") && navy.contains("--paper:#001f3f;") && navy.contains("--brand:#ffcc00;"), "{navy}");
        assert_eq!((adjusted(house, look("accent=ffee00")).accent, adjusted(house, look("accent=0f4c5c")).accent), (true, false));
        assert_eq!(Colour::parse("#faf9f6"), Some(colours(house, Tone::Light).background));
    }

    #[test]
    fn nothing_of_the_address_stands_in_the_style_but_colours() {
        let assets = Assets::embedded();
        let written = style(assets.style(), look("accent=%7D*%7Bbackground%3Aurl(//evil.example)&ink=000000%3Burl(x)&letters=x%7D&theme=%7D"));
        assert_eq!(written, style(assets.style(), look("")));
    }
}
