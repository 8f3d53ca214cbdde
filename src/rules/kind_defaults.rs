//! What a new event of one kind begins with, so that an organiser types little: the house's own, or an administrator's.

use serde::{Deserialize, Serialize};

use super::registration::Approval;
use super::reminders::{Kind, ReminderRule};
use super::salutation::Salutation;

/// Kept as JSON by kind of event. What is not there is as the house has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct KindDefaults {
    /// `onsite`, `online` or `hybrid`.
    pub format: String,
    /// `None`: as many as come.
    pub capacity: Option<i32>,
    pub waiting_list: bool,
    pub approval: Approval,
    pub salutation: Salutation,
    /// Asked in the form: what one eats.
    pub diet: bool,
    /// Asked in the form: what one needs to take part.
    pub access: bool,
    /// Which of the usual letters go out by themselves.
    pub reminder: bool,
    pub joining: bool,
    pub thanks: bool,
    pub missed: bool,
}

impl Default for KindDefaults {
    fn default() -> Self {
        Self {
            format: "onsite".to_owned(),
            capacity: None,
            waiting_list: true,
            approval: Approval::None,
            salutation: Salutation::default(),
            diet: false,
            access: false,
            reminder: true,
            joining: true,
            thanks: true,
            missed: true,
        }
    }
}

impl KindDefaults {
    /// The house's own for a kind of event.
    #[must_use]
    pub fn of_the_house(kind: &str) -> Self {
        let defaults = Self::default();
        match kind {
            "webinar" => Self { format: "online".to_owned(), ..defaults },
            "training" | "workshop" => Self { capacity: Some(20), ..defaults },
            "working_visit" => Self { capacity: Some(30), access: true, ..defaults },
            "peer_exchange" => Self { capacity: Some(15), missed: false, ..defaults },
            "study_day" => Self { capacity: Some(100), diet: true, access: true, ..defaults },
            "meeting" => Self { thanks: false, missed: false, ..defaults },
            _ => defaults,
        }
    }

    /// The usual letters of an event, of those that its kind sends.
    #[must_use]
    pub fn reminders(&self, online: bool) -> Vec<ReminderRule> {
        let sent = |rule: &ReminderRule| match rule.kind {
            Kind::Reminder => self.reminder,
            Kind::Joining => self.joining,
            Kind::Thanks => self.thanks,
            Kind::Missed => self.missed,
        };
        ReminderRule::usual(online).into_iter().filter(sent).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::KindDefaults;

    #[test]
    fn a_webinar_is_online_and_a_meeting_thanks_nobody() {
        assert_eq!(KindDefaults::of_the_house("webinar").format, "online");
        assert_eq!(KindDefaults::of_the_house("webinar").reminders(true).len(), 4);
        assert_eq!(KindDefaults::of_the_house("meeting").reminders(false).len(), 1);
    }
}
