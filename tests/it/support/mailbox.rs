//! Mails as their readers see them.

use mailparse::{MailHeaderMap as _, ParsedMail};

/// One delivered mail, taken apart.
#[derive(Debug, Clone)]
pub struct Mail {
    pub to: String,
    pub from: String,
    pub subject: String,
    pub message_id: String,
    pub text: String,
    pub html: String,
    /// The calendar part of the alternatives, unfolded; with its method.
    pub calendar: Option<String>,
    pub method: Option<String>,
    pub raw: Vec<u8>,
}

impl Mail {
    pub fn parse(raw: &[u8]) -> Self {
        let parsed = mailparse::parse_mail(raw).expect("a mail");
        let header = |name: &str| parsed.headers.get_first_value(name).unwrap_or_default();
        let mut mail = Self {
            to: header("To"),
            from: header("From"),
            subject: header("Subject"),
            message_id: header("Message-ID"),
            text: String::new(),
            html: String::new(),
            calendar: None,
            method: None,
            raw: raw.to_vec(),
        };
        mail.take(&parsed);
        mail
    }

    fn take(&mut self, part: &ParsedMail) {
        let body = || part.get_body().expect("a body");
        match part.ctype.mimetype.as_str() {
            "text/plain" if self.text.is_empty() => self.text = body().replace("\r\n", "\n"),
            "text/html" if self.html.is_empty() => self.html = body(),
            "text/calendar" if self.calendar.is_none() => {
                self.calendar = Some(body().replace("\r\n ", "").replace("\r\n", "\n"));
                self.method = part.ctype.params.get("method").cloned();
            }
            _ => {}
        }
        for part in &part.subparts {
            self.take(part);
        }
    }

    /// The address alone.
    pub fn recipient(&self) -> String {
        self.to.rsplit('<').next().unwrap_or_default().trim_end_matches('>').trim().to_owned()
    }

    pub fn header(&self, name: &str) -> Option<String> {
        mailparse::parse_mail(&self.raw).expect("a mail").headers.get_first_value(name)
    }

    /// The first address in the text whose path begins so, as `/r/`; without scheme and host.
    pub fn link(&self, path: &str) -> String {
        let places = self.text.split(|letter: char| letter.is_whitespace() || matches!(letter, '<' | '>' | '(' | ')'));
        let found = places.filter_map(|word| url::Url::parse(word.trim_end_matches(['.', ','])).ok()).find(|url| url.path().starts_with(path));
        found.unwrap_or_else(|| panic!("no link to {path} in {}: {}", self.subject, self.text)).path().to_owned()
    }

    /// The first value of a calendar property, as `UID` or `DTSTART`; parameters are left out.
    pub fn event_property(&self, name: &str) -> String {
        let calendar = self.calendar.as_deref().unwrap_or_else(|| panic!("no calendar part in {:?}", self.subject));
        let event = calendar.split("BEGIN:VEVENT").nth(1).expect("an event");
        let line = event.lines().find(|line| line.split([':', ';']).next() == Some(name));
        line.and_then(|line| line.split_once(':')).map_or_else(String::new, |(_, value)| value.to_owned())
    }
}
