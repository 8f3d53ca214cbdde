//! The sections of an event's page at the desk. Each is saved on its own and has a version of its own, so that two
//! organisers in different sections never meet, and in the same one never overwrite each other.

use serde::{Deserialize, Serialize};

/// What is saved together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EventSection {
    /// Kind, format, language, programme.
    Basics,
    /// Title, summary, description, in every language.
    Texts,
    /// Places, opening and closing, and whether it takes place at all.
    Registering,
    /// Who may register and how.
    Rules,
    Letters,
    /// When somebody counts as present.
    Attendance,
    Contacts,
    /// Address and listing.
    Visibility,
}

/// How often each section was saved; kept with the event as JSON. What is not there was never saved.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SectionVersions {
    pub basics: i32,
    pub texts: i32,
    pub registering: i32,
    pub rules: i32,
    pub letters: i32,
    pub attendance: i32,
    pub contacts: i32,
    pub visibility: i32,
}

impl SectionVersions {
    #[must_use]
    pub fn of(mut self, section: EventSection) -> i32 {
        *self.version(section)
    }

    /// After one more saving.
    #[must_use]
    pub fn after(mut self, section: EventSection) -> Self {
        let version = self.version(section);
        *version = version.saturating_add(1);
        self
    }

    fn version(&mut self, section: EventSection) -> &mut i32 {
        match section {
            EventSection::Basics => &mut self.basics,
            EventSection::Texts => &mut self.texts,
            EventSection::Registering => &mut self.registering,
            EventSection::Rules => &mut self.rules,
            EventSection::Letters => &mut self.letters,
            EventSection::Attendance => &mut self.attendance,
            EventSection::Contacts => &mut self.contacts,
            EventSection::Visibility => &mut self.visibility,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{EventSection, SectionVersions};

    #[test]
    fn saving_one_section_leaves_the_others() {
        let before: SectionVersions = serde_json::from_str("{}").expect("versions");
        let after = before.after(EventSection::Texts).after(EventSection::Texts);
        assert_eq!((after.of(EventSection::Texts), after.of(EventSection::Contacts)), (2, 0));
    }
}
