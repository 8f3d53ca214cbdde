//! Colours of another site for what it shows of ours: three are given, the rest follows from them, and no pair of them is
//! hard to read (WCAG 2.2, 1.4.3 and 1.4.11).

/// Text against its background (1.4.3).
pub const READABLE: f64 = 4.5;
/// The edge of a control (1.4.11).
pub const SEEN: f64 = 3.0;

/// sRGB, 8 bits a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour {
    pub red: u8,
    pub green: u8,
    pub blue: u8,
}

pub const BLACK: Colour = Colour { red: 0, green: 0, blue: 0 };
pub const WHITE: Colour = Colour { red: 255, green: 255, blue: 255 };

impl Colour {
    /// Six hexadecimal digits, with or without `#`. `None`: anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.trim();
        let digits = digits.strip_prefix('#').unwrap_or(digits);
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let channel = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        Some(Self { red: channel(0)?, green: channel(2)?, blue: channel(4)? })
    }

    /// Six digits in lower case.
    #[must_use]
    pub fn digits(self) -> String {
        format!("{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }

    /// As CSS writes it.
    #[must_use]
    pub fn css(self) -> String {
        format!("#{}", self.digits())
    }

    /// Relative luminance (WCAG 2.2, glossary), 0 to 1.
    #[must_use]
    pub fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }

    /// Contrast ratio (WCAG 2.2, glossary), 1 to 21.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    #[must_use]
    pub fn is_dark(self) -> bool {
        self.contrast(WHITE) > self.contrast(BLACK)
    }

    /// So much of the way to another, in hundredths.
    #[must_use]
    pub fn towards(self, other: Self, hundredths: u16) -> Self {
        let between = |from: u8, to: u8| {
            let mixed = (u32::from(from) * u32::from(100 - hundredths.min(100)) + u32::from(to) * u32::from(hundredths.min(100)) + 50) / 100;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        };
        Self { red: between(self.red, other.red), green: between(self.green, other.green), blue: between(self.blue, other.blue) }
    }

    /// The nearest on the way to black or white that is told apart from all of `others` by that ratio: itself, if it is.
    #[must_use]
    pub fn readable_on(self, others: &[Self], ratio: f64) -> Self {
        let least = |colour: Self| others.iter().map(|other| colour.contrast(*other)).fold(f64::INFINITY, f64::min);
        // One of both is always far enough from any one colour.
        let end = if least(WHITE) > least(BLACK) { WHITE } else { BLACK };
        (0..=100_u16).map(|step| self.towards(end, step)).find(|colour| least(*colour) >= ratio).unwrap_or(end)
    }
}

/// What a site may choose.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Choice {
    pub accent: Option<Colour>,
    pub background: Option<Colour>,
    pub text: Option<Colour>,
}

/// The colours of ours that stand where a site chose none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct House {
    pub accent: Colour,
    pub background: Colour,
    pub surface: Colour,
    pub text: Colour,
}

/// All that a page needs, each pair readable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Palette {
    pub background: Colour,
    /// Boxes on it.
    pub surface: Colour,
    pub sunken: Colour,
    pub text: Colour,
    pub quiet: Colour,
    pub line: Colour,
    /// Edges of controls.
    pub control: Colour,
    /// Links, headings of dates, the frame around what has the focus.
    pub accent: Colour,
    pub accent_strong: Colour,
    pub accent_soft: Colour,
    pub on_accent: Colour,
}

/// What had to be changed so that it is readable.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Adjusted {
    pub accent: bool,
    pub text: bool,
}

impl Choice {
    #[must_use]
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }

    /// The palette of what was chosen, with that of `house` where nothing was.
    #[must_use]
    pub fn palette(self, house: House) -> (Palette, Adjusted) {
        let background = self.background.unwrap_or(house.background);
        let surface = if self.background.is_some() { background } else { house.surface };
        let grounds = [background, surface];
        let (accent_wanted, text_wanted) = (self.accent.unwrap_or(house.accent), self.text.unwrap_or(house.text));
        let (accent, text) = (accent_wanted.readable_on(&grounds, READABLE), text_wanted.readable_on(&grounds, READABLE));
        // A tint only where what stands on it stays readable.
        let tint = |of: Colour, hundredths: u16| {
            let tint = background.towards(of, hundredths);
            if [accent, text].iter().all(|written| written.contrast(tint) >= READABLE) { tint } else { background }
        };
        let palette = Palette {
            background,
            surface,
            sunken: tint(text, 5),
            text,
            quiet: text.towards(background, 30).readable_on(&grounds, READABLE),
            line: background.towards(text, 18),
            control: background.towards(text, 45).readable_on(&grounds, SEEN),
            accent,
            accent_strong: accent.towards(text, 35).readable_on(&grounds, READABLE),
            accent_soft: tint(accent, 10),
            on_accent: background.readable_on(&[accent], READABLE),
        };
        (palette, Adjusted { accent: self.accent.is_some_and(|wanted| wanted != accent), text: self.text.is_some_and(|wanted| wanted != text) })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{BLACK, Choice, Colour, House, READABLE, SEEN, WHITE};

    fn colour(digits: &str) -> Colour {
        Colour::parse(digits).expect("a colour")
    }

    #[test]
    fn a_colour_is_six_digits() {
        assert_eq!(colour("#0F4c5C").css(), "#0f4c5c");
        for none in ["", "fff", "#12345g", "red", "1234567", "#0f4c5c;color:red", "é12345", "rgb(0,0,0)", "url(x)"] {
            assert_eq!(Colour::parse(none), None, "{none}");
        }
    }

    #[test]
    fn contrast_is_that_of_the_guidelines() {
        assert!((BLACK.contrast(WHITE) - 21.0).abs() < 0.01);
        assert!((colour("767676").contrast(WHITE) - 4.54).abs() < 0.01);
    }

    fn house() -> House {
        House { accent: colour("0f4c5c"), background: colour("faf9f6"), surface: WHITE, text: colour("1a2325") }
    }

    #[test]
    fn what_is_readable_stays_as_it_was_chosen() {
        let chosen = Choice { accent: Some(colour("7a1f5c")), background: Some(WHITE), text: Some(colour("222222")) };
        let (palette, adjusted) = chosen.palette(house());
        assert_eq!((palette.accent.css().as_str(), palette.text.css().as_str(), adjusted.accent, adjusted.text), ("#7a1f5c", "#222222", false, false));
        let pale = Choice { accent: Some(colour("ffe600")), ..chosen };
        let (palette, adjusted) = pale.palette(house());
        assert!(adjusted.accent && !adjusted.text && palette.accent.contrast(WHITE) >= READABLE, "{palette:?}");
    }

    fn any_colour() -> impl Strategy<Value = Colour> {
        any::<[u8; 3]>().prop_map(|[red, green, blue]| Colour { red, green, blue })
    }

    proptest! {
        #[test]
        fn every_choice_is_readable(accent in any_colour(), background in prop::option::of(any_colour()), text in prop::option::of(any_colour())) {
            let (palette, _) = Choice { accent: Some(accent), background, text }.palette(house());
            for ground in [palette.background, palette.surface] {
                for written in [palette.text, palette.quiet, palette.accent, palette.accent_strong] {
                    prop_assert!(written.contrast(ground) >= READABLE, "{written:?} on {ground:?}");
                }
                prop_assert!(palette.control.contrast(ground) >= SEEN);
            }
            for ground in [palette.sunken, palette.accent_soft] {
                prop_assert!(palette.text.contrast(ground) >= READABLE && palette.accent.contrast(ground) >= READABLE, "{ground:?}");
            }
            prop_assert!(palette.on_accent.contrast(palette.accent) >= READABLE);
        }
    }
}
