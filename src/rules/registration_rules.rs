//! What an organiser decides about registering for one event, kept with it as JSON. What is not there has its default:
//! events from before these rules go on as they were.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::audience::Audience;
use super::deadlines::Deadline;
use super::registration::Approval;
use super::waiting_list::QueueOrder;

/// How somebody gets from the waiting list to a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Promoting {
    /// The place is held until a deadline; the person accepts or refuses.
    #[default]
    Offer,
    /// The person is confirmed at once.
    Direct,
}

/// To whom a participant may hand the place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HandOver {
    #[default]
    Anyone,
    SameOrganisation,
    Nobody,
}

/// Consents that are asked, each on its own and unticked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Consents {
    /// To be in photos and recordings.
    pub photo: bool,
    /// To stand on the list that participants get.
    pub list: bool,
    /// To be told of later events.
    pub informed: bool,
}

/// Needs for taking part that are asked; they may tell of somebody's health.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Needs {
    pub diet: bool,
    pub access: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RegistrationRules {
    pub approval: Approval,
    pub waiting_list: bool,
    pub promoting: Promoting,
    /// Working hours (Monday to Friday, 8 to 20 o'clock) for which an offer holds.
    pub offer_hours: u16,
    /// So many hours before the first session promotion stops.
    pub promotion_stop_hours: u16,
    pub order: QueueOrder,
    /// At most so many places for each organisation.
    pub places_per_organisation: Option<i32>,
    /// From this moment (UTC) organisations may have more; `None`: never.
    pub places_per_organisation_until: Option<Timestamp>,
    /// Until when a participant may change or cancel by link; `None`: until the event is over.
    pub change_until: Option<Deadline>,
    /// Until when a participant may hand over; `None`: until the event is over.
    pub hand_over_until: Option<Deadline>,
    pub hand_over: HandOver,
    /// Of a hybrid event: so many come to the room, and so many take part online; `None`: as many as come.
    pub places_onsite: Option<i32>,
    pub places_online: Option<i32>,
    /// Of a hybrid event: until when a participant may switch between room and online by link; `None`: until the day
    /// itself begins. Never longer than they may change anything.
    pub switch_until: Option<Deadline>,
    pub audience: Audience,
    pub consents: Consents,
    pub needs: Needs,
    /// The form has a field for a question to the speaker.
    pub speaker_question: bool,
}

impl Default for RegistrationRules {
    fn default() -> Self {
        Self {
            approval: Approval::None,
            waiting_list: false,
            promoting: Promoting::Offer,
            offer_hours: 24,
            promotion_stop_hours: 24,
            order: QueueOrder::FirstCome,
            places_per_organisation: None,
            places_per_organisation_until: None,
            change_until: None,
            hand_over_until: None,
            hand_over: HandOver::Anyone,
            places_onsite: None,
            places_online: None,
            switch_until: None,
            audience: Audience::default(),
            consents: Consents::default(),
            needs: Needs::default(),
            speaker_question: false,
        }
    }
}

impl RegistrationRules {
    /// The limit for each organisation that is in force at `now`.
    #[must_use]
    pub fn share(&self, now: Timestamp) -> Option<i32> {
        self.places_per_organisation.filter(|_| self.places_per_organisation_until.is_none_or(|until| now < until))
    }

    /// Until when a participant may switch between room and online.
    #[must_use]
    pub fn switching_until(&self) -> Deadline {
        self.switch_until.unwrap_or(Deadline { days_before: 0, at: jiff::civil::Time::midnight() })
    }

    /// From when nobody is promoted by itself any more.
    #[must_use]
    pub fn promotion_stops_at(&self, starts_at: Timestamp) -> Timestamp {
        starts_at - jiff::SignedDuration::from_hours(self.promotion_stop_hours.into())
    }
}

#[cfg(test)]
mod tests {
    use super::RegistrationRules;

    #[test]
    fn an_event_from_before_has_the_rules_from_before() {
        let rules: RegistrationRules = serde_json::from_str("{}").expect("rules");
        assert_eq!(rules, RegistrationRules::default());
        assert!(!rules.waiting_list && rules.audience.is_for_everyone());
    }

    #[test]
    fn the_share_of_an_organisation_ends_at_its_date() {
        let until: jiff::Timestamp = "2027-02-01T00:00:00Z".parse().expect("a moment");
        let rules = RegistrationRules { places_per_organisation: Some(2), places_per_organisation_until: Some(until), ..RegistrationRules::default() };
        assert_eq!(rules.share(until - jiff::SignedDuration::from_secs(1)), Some(2));
        assert_eq!(rules.share(until), None);
    }
}
