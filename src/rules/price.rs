//! What taking part costs: one price for members of the association, one for others. Belfry records it and who gets the
//! invoice; it takes no payment.

use serde::{Deserialize, Serialize};

use super::identifiers::KboNumber;
use super::number::canonical;

/// Most cents of one price: a hundred thousand euro.
pub const MOST_CENTS: i32 = 10_000_000;

/// Most characters of what an invoice needs.
pub const PO_NUMBER: usize = 60;
pub const ORGANISATION: usize = 200;
pub const ADDRESS: usize = 300;
pub const REFERENCE: usize = 120;

/// Both prices of an event, in cents of euro.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Prices {
    pub member_cents: i32,
    pub non_member_cents: i32,
}

impl Prices {
    #[must_use]
    pub fn of(self, member: bool) -> i32 {
        if member { self.member_cents } else { self.non_member_cents }
    }

    /// Somebody pays.
    #[must_use]
    pub fn asks_money(self) -> bool {
        self.member_cents > 0 || self.non_member_cents > 0
    }
}

/// What a registration costs, as letters say it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceFacts {
    pub cents: i32,
    /// The price of members.
    pub member: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub po_number: Option<String>,
    /// Who gets the invoice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invoice_organisation: Option<String>,
}

/// Whom the invoice goes to, and what must stand on it. The texts are lines within their limits, the number is one
/// that passed [`KboNumber::parse`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InvoiceData {
    pub po_number: Option<String>,
    pub organisation: Option<String>,
    /// Ten digits.
    pub kbo: Option<KboNumber>,
    pub address: Option<String>,
    pub reference: Option<String>,
}

impl InvoiceData {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The price of a place that goes to somebody else: the same for the same sort of organisation, whatever the event asks
/// by now; else what the event asks now. `None`: nothing was recorded, and nothing is.
#[must_use]
pub fn handed_over(recorded: Option<(i32, bool)>, now: Option<Prices>, member: bool) -> Option<i32> {
    let (cents, was_member) = recorded?;
    Some(if was_member == member { cents } else { now.map_or(cents, |prices| prices.of(member)) })
}

/// An amount as people type it, in cents: `120`, `€ 1.234,50`, `12.5`. `None` for none, one below zero, with parts of
/// cents, or above [`MOST_CENTS`].
#[must_use]
pub fn cents(typed: &str) -> Option<i32> {
    let typed = typed.trim().trim_start_matches('€').trim_end_matches('€').trim();
    let number = canonical(typed)?;
    let (whole, decimals) = number.split_once('.').unwrap_or((&number, ""));
    let decimals = decimals.trim_end_matches('0');
    if decimals.len() > 2 {
        return None;
    }
    let whole: i32 = whole.parse().ok()?;
    let part: i32 = format!("{decimals:0<2}").parse().ok()?;
    whole.checked_mul(100)?.checked_add(part).filter(|cents| (0..=MOST_CENTS).contains(cents) && !number.starts_with('-'))
}

/// An amount as a form shows it again, read back as the same by [`cents`]: `1234,50`.
#[must_use]
pub fn typed(cents: i32) -> String {
    format!("{},{:02}", cents / 100, cents % 100)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{MOST_CENTS, Prices, cents, handed_over, typed};

    #[test]
    fn amounts_are_read_as_they_are_written_here() {
        for (text, amount) in [("120", 12_000), ("€ 1.234,50", 123_450), ("12.5", 1_250), ("0", 0), ("95,00 €", 9_500), ("1 000", 100_000), ("100000", MOST_CENTS)] {
            assert_eq!(cents(text), Some(amount), "{text}");
        }
        for text in ["", "-5", "gratis", "1,234", "100000,01", "12,345", "€", "99999999999"] {
            assert_eq!(cents(text), None, "{text}");
        }
    }

    #[test]
    fn a_place_that_goes_over_keeps_its_price_within_the_same_sort() {
        let now = Some(Prices { member_cents: 10_000, non_member_cents: 15_000 });
        assert_eq!(handed_over(Some((8_000, true)), now, true), Some(8_000), "what the event asks by now is for who registers now");
        assert_eq!(handed_over(Some((8_000, true)), now, false), Some(15_000));
        assert_eq!(handed_over(Some((15_000, false)), now, true), Some(10_000));
        assert_eq!(handed_over(None, now, false), None);
        assert_eq!(handed_over(Some((8_000, true)), None, false), Some(8_000));
    }

    proptest! {
        #[test]
        fn what_is_shown_again_is_read_as_the_same(amount in 0..=MOST_CENTS) {
            prop_assert_eq!(cents(&typed(amount)), Some(amount));
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,20}") {
            let _ = cents(&text);
        }
    }
}
