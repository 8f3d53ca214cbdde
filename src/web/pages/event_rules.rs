//! What an organiser decided about registering, in sentences for whoever reads the event's page.

use fluent_templates::fluent_bundle::FluentValue;
use jiff::Timestamp;

use super::event_view::moment;
use crate::entity::{event, organisation, session};
use crate::rules::audience::Audience;
use crate::rules::deadlines::Deadline;
use crate::rules::language::Language;
use crate::rules::registration::Approval;
use crate::rules::registration_rules::{HandOver, Promoting, RegistrationRules};
use crate::rules::schedule;
use crate::rules::waiting_list::QueueOrder;
use crate::text::translations::{text, text_with};

/// The first moment at which a deadline of the event has passed; `None` without one.
pub fn deadline(deadline: Option<Deadline>, sessions: &[session::Model]) -> Option<Timestamp> {
    let first = sessions.first()?;
    let zone = schedule::zone(&first.time_zone).unwrap_or(jiff::tz::TimeZone::UTC);
    Some(deadline?.moment(first.starts_at.0, &zone))
}

/// Who may register and how, a sentence each, the most decisive first. `organisations`: those the event is for.
pub fn sentences(event: &event::Model, sessions: &[session::Model], organisations: &[organisation::Model], zone: &str, language: Language, now: Timestamp) -> Vec<String> {
    let rules = event.rules();
    let mut said = audience(&rules.audience, organisations, language);
    let words = Words { event, zone, language, now };
    words.approval(&rules, &mut said);
    words.share(&rules, &mut said);
    words.waiting_list(&rules, &mut said);
    words.afterwards(&rules, sessions, &mut said);
    said
}

fn joined(mut words: Vec<String>, language: Language) -> String {
    let Some(last) = words.pop() else { return String::new() };
    if words.is_empty() { last } else { text_with(language, "page-list-or", [("others", FluentValue::from(words.join(", "))), ("last", FluentValue::from(last))]) }
}

fn audience(audience: &Audience, organisations: &[organisation::Model], language: Language) -> Vec<String> {
    let with = |key: &str, words: Vec<String>| text_with(language, key, [("who", FluentValue::from(joined(words, language)))]);
    let mut said = Vec::new();
    if audience.is_for_everyone() {
        said.push(text(language, "page-rules-everyone"));
    }
    if audience.by_invitation {
        said.push(text(language, "page-rules-by-invitation"));
    }
    if audience.members_only {
        said.push(text(language, "page-rules-members-only"));
    }
    if !audience.organisation_kinds.is_empty() {
        said.push(with("page-rules-organisation-kinds", audience.organisation_kinds.clone()));
    }
    if !audience.function_categories.is_empty() {
        said.push(with("page-rules-functions", audience.function_categories.iter().map(|code| text(language, &format!("function-{code}"))).collect()));
    }
    if !audience.organisations.is_empty() {
        said.push(with("page-rules-organisations", organisations.iter().map(organisation::Model::full_name).collect()));
    }
    said
}

/// What every sentence needs.
struct Words<'a> {
    event: &'a event::Model,
    zone: &'a str,
    language: Language,
    now: Timestamp,
}

impl Words<'_> {
    fn moment(&self, at: Timestamp) -> (&'static str, FluentValue<'static>) {
        ("moment", FluentValue::from(moment(at, self.zone, self.language)))
    }

    fn approval(&self, rules: &RegistrationRules, said: &mut Vec<String>) {
        match rules.approval {
            Approval::None => {}
            Approval::HoldsPlace => said.push(text(self.language, "page-rules-approval-holds-place")),
            Approval::NoPlace => said.push(text(self.language, "page-rules-approval-no-place")),
        }
    }

    fn share(&self, rules: &RegistrationRules, said: &mut Vec<String>) {
        let Some(places) = rules.share(self.now) else { return };
        let places = ("places", FluentValue::from(i64::from(places)));
        said.push(match rules.places_per_organisation_until {
            Some(until) => text_with(self.language, "page-rules-share-until", [places, self.moment(until)]),
            None => text_with(self.language, "page-rules-share", [places]),
        });
    }

    fn waiting_list(&self, rules: &RegistrationRules, said: &mut Vec<String>) {
        let language = self.language;
        // Whoever can always come need not read of waiting.
        let may_fill = self.event.capacity.is_some() || rules.share(self.now).is_some();
        if !rules.waiting_list || !may_fill || rules.approval == Approval::NoPlace {
            return;
        }
        let offer = self.event.offer();
        if offer.promotion_has_stopped(self.now) {
            said.push(text(language, "page-rules-waiting-stopped"));
            return;
        }
        if self.event.waiting_count > 0 {
            said.push(text_with(language, "page-rules-waiting-count", [("count", FluentValue::from(i64::from(self.event.waiting_count)))]));
        }
        said.push(text(
            language,
            match rules.order {
                QueueOrder::FirstCome => "page-rules-order-first-come",
                QueueOrder::WithoutPlaceFirst => "page-rules-order-without-place-first",
            },
        ));
        said.push(match rules.promoting {
            Promoting::Offer => text_with(language, "page-rules-offer", [("hours", FluentValue::from(i64::from(rules.offer_hours)))]),
            Promoting::Direct => text(language, "page-rules-direct"),
        });
        if self.event.places_kept {
            said.push(text(language, "page-rules-places-kept"));
        }
    }

    fn afterwards(&self, rules: &RegistrationRules, sessions: &[session::Model], said: &mut Vec<String>) {
        let language = self.language;
        said.push(match deadline(rules.change_until, sessions) {
            Some(until) => text_with(language, "page-rules-change-until", [self.moment(until)]),
            None => text(language, "page-rules-change"),
        });
        if rules.hand_over == HandOver::Nobody {
            said.push(text(language, "page-rules-no-hand-over"));
            return;
        }
        said.push(match deadline(rules.hand_over_until, sessions) {
            Some(until) => text_with(language, "page-rules-hand-over-until", [self.moment(until)]),
            None => text(language, "page-rules-hand-over"),
        });
        if rules.hand_over == HandOver::SameOrganisation {
            said.push(text(language, "page-rules-same-organisation"));
        }
    }
}
