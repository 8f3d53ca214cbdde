//! Who of a report is who on the list, and how long they were there. A report is what a meeting tool, or somebody by
//! hand, wrote down of those who joined.

use std::collections::{BTreeSet, HashMap, HashSet};

use jiff::Timestamp;
use uuid::Uuid;

use super::names::first_and_last;
use super::presence::{Claim, Piece, unite};
use super::search_text::fold;

/// What a report says of one stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stay {
    /// `until` is `None` for whoever was still there when the report was made.
    Span { from: Timestamp, until: Option<Timestamp> },
    /// Seconds, of which nobody says when.
    Length(i64),
    /// There; nobody says how long.
    There,
    /// Looked at the recording afterwards.
    Replay,
    /// Not there.
    Away,
}

/// One row of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// In the file, from 1.
    pub row: usize,
    /// As it is written there.
    pub name: String,
    /// `EmailAddress::key`, the one most likely theirs first; not empty ones.
    pub addresses: Vec<String>,
    /// The report has them as host, presenter or panelist.
    pub staff: bool,
    pub stay: Stay,
}

/// All rows of a report that are one person's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attendee {
    /// What tells them apart within any report: an address, or the folded words of the name. Under this they are remembered.
    pub key: String,
    /// In the order of the file, the same once.
    pub names: Vec<String>,
    pub addresses: Vec<String>,
    pub staff: bool,
    pub stays: Vec<Stay>,
    pub rows: Vec<usize>,
}

/// Rows of one address are one person, whatever their name; rows without an address are one by name.
#[must_use]
pub fn attendees(rows: &[Seen]) -> Vec<Attendee> {
    let mut attendees: Vec<Attendee> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for row in rows {
        let name_key = name_key(&row.name);
        let keys: Vec<&String> = if row.addresses.is_empty() { vec![&name_key] } else { row.addresses.iter().collect() };
        let at = keys.iter().find_map(|key| known.get(*key)).copied().unwrap_or_else(|| {
            attendees.push(Attendee { key: keys[0].clone(), names: Vec::new(), addresses: Vec::new(), staff: false, stays: Vec::new(), rows: Vec::new() });
            attendees.len() - 1
        });
        for key in keys {
            known.entry(key.clone()).or_insert(at);
        }
        let attendee = &mut attendees[at];
        if !row.name.is_empty() && !attendee.names.contains(&row.name) {
            attendee.names.push(row.name.clone());
        }
        for address in &row.addresses {
            if !attendee.addresses.contains(address) {
                attendee.addresses.push(address.clone());
            }
        }
        attendee.staff |= row.staff;
        attendee.stays.push(row.stay);
        attendee.rows.push(row.row);
    }
    attendees
}

impl Attendee {
    /// First and last name, of one that has both: `Ruben Aerts` or `Aerts, Ruben`, without what tools add.
    #[must_use]
    pub fn full_name(&self) -> Option<(String, String)> {
        let (first, last) = first_and_last(&bare(self.names.iter().find(|name| !is_phone(name))?));
        (!first.is_empty() && !last.is_empty()).then_some((first, last))
    }

    /// What is shown of them: a name, else an address. Of a telephone number only enough to know it by.
    #[must_use]
    pub fn shown(&self) -> String {
        let name = self.names.iter().find(|name| !is_phone(name)).or(self.names.first());
        match name {
            Some(name) => masked(name),
            None => self.addresses.first().cloned().unwrap_or_default(),
        }
    }

    #[must_use]
    pub fn was_there(&self) -> bool {
        self.stays.iter().any(|stay| matches!(stay, Stay::Span { .. } | Stay::Length(_) | Stay::There))
    }
}

/// The words of a name in one order: `Peeters, Jan (Guest)` and `Jan Peeters` are the same.
#[must_use]
pub fn name_key(name: &str) -> String {
    let words: BTreeSet<String> = words(&bare(name));
    if words.is_empty() { fold(name) } else { words.into_iter().collect::<Vec<_>>().join(" ") }
}

/// Without what tools add: `(External)`, `[Organisation]`.
fn bare(name: &str) -> String {
    let mut bare = String::new();
    let mut depth = 0_usize;
    for letter in name.chars() {
        match letter {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            letter if depth == 0 => bare.push(letter),
            _ => {}
        }
    }
    bare.trim().to_owned()
}

/// What stands in brackets: the name as it was, behind the name of a device.
fn bracketed(name: &str) -> Option<&str> {
    let (_, rest) = name.split_once('(')?;
    rest.rsplit_once(')').map(|(inside, _)| inside)
}

fn words(name: &str) -> BTreeSet<String> {
    fold(name).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Somebody who called in.
#[must_use]
pub fn is_phone(name: &str) -> bool {
    let bare = bare(name);
    let digits = bare.chars().filter(char::is_ascii_digit).count();
    digits >= 5 && bare.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '+' | ' ' | '.' | '/' | '-' | '*' | '•' | '(' | ')'))
}

/// A telephone number with its middle hidden; any other name as it is.
#[must_use]
pub fn masked(name: &str) -> String {
    if !is_phone(name) {
        return name.to_owned();
    }
    let digits: Vec<char> = bare(name).chars().filter(|letter| *letter == '+' || letter.is_ascii_digit() || *letter == '•').collect();
    let (start, end) = (digits.len().min(4), digits.len().saturating_sub(2).max(4).min(digits.len()));
    digits[..start].iter().copied().chain(std::iter::repeat_n('•', end - start)).chain(digits[end..].iter().copied()).collect()
}

/// Somebody on the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    pub registration_id: Uuid,
    pub first_name: String,
    pub last_name: String,
    /// `EmailAddress::key` of each address that is known to be theirs.
    pub addresses: Vec<String>,
    /// Has a place and attends this session. Others are shown as a hint only.
    pub expected: bool,
}

/// People of the event who are no participants: speakers, contacts, the team.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Crew {
    pub addresses: HashSet<String>,
    pub names: Vec<String>,
}

/// Who somebody of a report is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Match {
    /// By an address, or remembered from a time before. Counts without asking.
    Certain(Uuid),
    /// The only one of that name; somebody says yes.
    Proposed(Uuid),
    /// Several of that name; somebody says which.
    Namesakes(Vec<Uuid>),
    /// Host, speaker, organiser.
    Crew,
    /// Nobody on the list. Those who may have to do with them: of the same organisation, cancelled perhaps.
    Unknown(Vec<Uuid>),
}

/// Proposals are few enough to be read.
const MOST_PROPOSED: usize = 6;

/// Says who each is. `remembered` leads from a key of [`attendees`] to a registration.
#[must_use]
pub fn matches(attendees: &[Attendee], list: &[Listed], crew: &Crew, remembered: &HashMap<String, Uuid>) -> Vec<Match> {
    let index = Index::of(list, crew);
    attendees.iter().map(|attendee| index.find(attendee, remembered)).collect()
}

struct Index<'l> {
    list: &'l [Listed],
    by_address: HashMap<&'l str, Vec<usize>>,
    by_name: HashMap<String, Vec<usize>>,
    /// Words of each name, by one of its words.
    by_word: HashMap<String, Vec<(usize, BTreeSet<String>)>>,
    by_domain: HashMap<&'l str, Vec<usize>>,
    crew: &'l Crew,
    crew_names: HashSet<String>,
    expected: HashSet<Uuid>,
}

impl<'l> Index<'l> {
    fn of(list: &'l [Listed], crew: &'l Crew) -> Self {
        let crew_names = crew.names.iter().map(|name| name_key(name)).collect();
        let expected = list.iter().filter(|listed| listed.expected).map(|listed| listed.registration_id).collect();
        let mut index = Self { list, by_address: HashMap::new(), by_name: HashMap::new(), by_word: HashMap::new(), by_domain: HashMap::new(), crew, crew_names, expected };
        for (at, listed) in list.iter().enumerate() {
            for address in &listed.addresses {
                index.by_address.entry(address).or_default().push(at);
            }
            if let Some(domain) = listed.addresses.first().and_then(|address| address.rsplit_once('@')) {
                index.by_domain.entry(domain.1).or_default().push(at);
            }
            let words = words(&format!("{} {}", listed.first_name, listed.last_name));
            let key = words.iter().cloned().collect::<Vec<_>>().join(" ");
            index.by_name.entry(key).or_default().push(at);
            // The longest word is the rarest, mostly.
            if let (Some(word), true) = (words.iter().max_by_key(|word| word.len()).cloned(), words.len() >= 2) {
                index.by_word.entry(word).or_default().push((at, words));
            }
        }
        index
    }

    fn find(&self, attendee: &Attendee, remembered: &HashMap<String, Uuid>) -> Match {
        let mut by_address: Vec<usize> =
            attendee.addresses.iter().filter_map(|address| self.by_address.get(address.as_str())).flatten().copied().filter(|at| self.list[*at].expected).collect();
        by_address.sort_unstable();
        by_address.dedup();
        if let [only] = by_address[..] {
            return Match::Certain(self.list[only].registration_id);
        }
        let certain = std::iter::once(&attendee.key).chain(&attendee.addresses).find_map(|key| remembered.get(key));
        if let Some(registration) = certain.filter(|id| self.expected.contains(id)) {
            return Match::Certain(*registration);
        }
        let keys: Vec<String> = attendee.names.iter().flat_map(|name| [Some(name_key(name)), bracketed(name).map(name_key)]).flatten().filter(|key| !key.is_empty()).collect();
        let is_crew = attendee.addresses.iter().any(|address| self.crew.addresses.contains(address)) || keys.iter().any(|key| self.crew_names.contains(key));
        if is_crew && by_address.is_empty() {
            return Match::Crew;
        }
        let named = if by_address.is_empty() { self.named(attendee, &keys) } else { by_address };
        match named[..] {
            [] if attendee.staff => Match::Crew,
            [] => Match::Unknown(self.near(attendee)),
            [only] => Match::Proposed(self.list[only].registration_id),
            _ => Match::Namesakes(self.nearest_first(attendee, named)),
        }
    }

    /// Those whose name it is; else those all of whose words are in it.
    fn named(&self, attendee: &Attendee, keys: &[String]) -> Vec<usize> {
        let expected = |at: &usize| self.list[*at].expected;
        let mut found: Vec<usize> = keys.iter().filter_map(|key| self.by_name.get(key)).flatten().copied().filter(expected).collect();
        if found.is_empty() {
            for name in &attendee.names {
                let words = words(name);
                let within = words.iter().filter_map(|word| self.by_word.get(word)).flatten();
                found.extend(within.filter(|(_, theirs)| theirs.is_subset(&words)).map(|(at, _)| *at).filter(expected));
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Namesakes are asked about; whoever is of the same organisation stands first.
    fn nearest_first(&self, attendee: &Attendee, mut found: Vec<usize>) -> Vec<Uuid> {
        let domains: Vec<&str> = attendee.addresses.iter().filter_map(|address| Some(address.rsplit_once('@')?.1)).collect();
        found.sort_by_key(|at| !self.list[*at].addresses.iter().any(|address| address.rsplit_once('@').is_some_and(|(_, domain)| domains.contains(&domain))));
        found.into_iter().take(MOST_PROPOSED * 4).map(|at| self.list[at].registration_id).collect()
    }

    /// Who is of the same organisation by the domain of the address, the absent and cancelled first.
    fn near(&self, attendee: &Attendee) -> Vec<Uuid> {
        let of_domain = attendee.addresses.iter().filter_map(|address| self.by_domain.get(address.rsplit_once('@')?.1)).flatten();
        let own = attendee.addresses.iter().filter_map(|address| self.by_address.get(address.as_str())).flatten();
        let mut near: Vec<usize> = own.chain(of_domain).copied().collect();
        let mut seen = HashSet::new();
        near.retain(|at| seen.insert(*at));
        // A domain of very many says nothing: a provider's, not an organisation's.
        if near.len() > 50 {
            return Vec::new();
        }
        near.sort_by_key(|at| self.list[*at].expected);
        near.into_iter().take(MOST_PROPOSED).map(|at| self.list[at].registration_id).collect()
    }
}

/// What the stays of one person tell, as evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fact {
    Stayed {
        from: Timestamp,
        until: Timestamp,
    },
    /// Seconds of which nobody says when; none: not there.
    Lasted(i64),
    /// Ticked on a list that somebody typed.
    Present,
    /// Left open there.
    Absent,
}

/// The facts of all stays of one person: overlapping ones are united, and whoever was still there stayed to the session's
/// end. Of a report of another time only the length is known. `ticked`: a list that says of nobody how long.
#[must_use]
pub fn facts(stays: &[Stay], (starts, ends): (Timestamp, Timestamp), another_time: bool, ticked: bool) -> Vec<Fact> {
    let span = |stay: &Stay| if let Stay::Span { from, until } = *stay { Some((from, until.unwrap_or(ends.max(from)))) } else { None };
    let spans = unite(stays.iter().filter_map(span).collect());
    let stated = |stay: &Stay| if let Stay::Length(seconds) = *stay { Some(seconds) } else { None };
    let lengths: Vec<i64> = stays.iter().filter_map(stated).collect();
    let seconds = |from: Timestamp, until: Timestamp| until.as_second() - from.as_second();
    let most = seconds(starts, ends).max(0);
    let total = |lengths: &[i64]| lengths.iter().fold(0_i64, |sum, seconds| sum.saturating_add(*seconds)).clamp(0, most);
    let mut facts = Vec::new();
    if another_time && !spans.is_empty() {
        facts.push(Fact::Lasted(total(&spans.iter().map(|(from, until)| seconds(*from, *until)).collect::<Vec<_>>())));
    } else {
        facts.extend(spans.iter().map(|(from, until)| Fact::Stayed { from: *from, until: *until }));
    }
    if !lengths.is_empty() {
        facts.push(Fact::Lasted(total(&lengths)));
    }
    if facts.is_empty() {
        facts.push(match (stays.contains(&Stay::There), ticked) {
            (true, _) => Fact::Present,
            (false, true) => Fact::Absent,
            (false, false) => Fact::Lasted(0),
        });
    }
    facts
}

impl Fact {
    /// The evidence that it is, given at `now`, of a session that starts then.
    #[must_use]
    pub fn piece(self, starts_at: Timestamp, now: Timestamp) -> Piece {
        let said = |mark| Piece { claim: Claim::Said { mark, half: None }, at: now };
        match self {
            Self::Stayed { from, until } => Piece { claim: Claim::Stayed { until }, at: from },
            Self::Lasted(seconds) => Piece { claim: Claim::Lasted { seconds }, at: starts_at },
            Self::Present => said(super::attendance::Mark::Present),
            Self::Absent => said(super::attendance::Mark::Absent),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use jiff::Timestamp;
    use uuid::Uuid;

    use super::{Crew, Fact, Listed, Match, Seen, Stay, attendees, facts, is_phone, masked, matches, name_key};

    fn seen(name: &str, addresses: &[&str]) -> Seen {
        Seen { row: 1, name: name.to_owned(), addresses: addresses.iter().map(|address| (*address).to_owned()).collect(), staff: false, stay: Stay::There }
    }

    fn listed(number: u128, first: &str, last: &str, address: &str, expected: bool) -> Listed {
        Listed { registration_id: Uuid::from_u128(number), first_name: first.to_owned(), last_name: last.to_owned(), addresses: vec![address.to_owned()], expected }
    }

    fn list() -> Vec<Listed> {
        vec![
            listed(1, "Zoë", "D'Hondt-Öztürk", "zoe@stad.example", true),
            listed(2, "Jan", "Peeters", "jan@politie.example", true),
            listed(3, "Jan", "Peeters", "jan@gemeente.example", true),
            listed(4, "Pieter", "Maes", "pieter@kust.example", false),
        ]
    }

    fn one(seen: Seen) -> Match {
        matches(&attendees(&[seen]), &list(), &Crew { names: vec!["Ines Okafor".to_owned()], ..Crew::default() }, &HashMap::from([("2 bureau".to_owned(), Uuid::from_u128(1))]))
            .remove(0)
    }

    #[test]
    fn an_address_or_what_is_remembered_is_certain_and_a_name_is_a_proposal() {
        let id = Uuid::from_u128;
        assert_eq!(one(seen("Z.", &["zoe@stad.example"])), Match::Certain(id(1)));
        assert_eq!(one(seen("2 bureau", &[])), Match::Certain(id(1)));
        for name in ["D'Hondt-Öztürk, Zoë (External)", "[Stad] zoe dhondt ozturk", "iPad (Zoë D'Hondt-Öztürk)", "Zoë D'Hondt-Öztürk - Stad Voorbeeld"] {
            assert_eq!(one(seen(name, &[])), Match::Proposed(id(1)), "{name}");
        }
    }

    #[test]
    fn namesakes_are_never_decided_and_strangers_lead_to_their_organisation() {
        let id = Uuid::from_u128;
        assert_eq!(one(seen("Jan Peeters", &["j.peeters@gemeente.example"])), Match::Namesakes(vec![id(3), id(2)]));
        assert_eq!(one(seen("Ruben Aerts", &["ruben@kust.example"])), Match::Unknown(vec![id(4)]));
        assert_eq!(one(seen("Pieter Maes", &["pieter@kust.example"])), Match::Unknown(vec![id(4)]));
        assert_eq!(one(seen("OKAFOR, Ines", &[])), Match::Crew);
        assert_eq!(one(Seen { staff: true, ..seen("Iemand", &[]) }), Match::Crew);
        assert_eq!(one(Seen { staff: true, ..seen("x", &["jan@politie.example"]) }), Match::Certain(id(2)));
    }

    #[test]
    fn one_person_under_three_names_is_one() {
        let rows = [
            seen("An (Guest)", &[]),
            seen("iPhone", &["an@x.example"]),
            seen("An Claes", &["an@x.example", "upn@x.example"]),
            seen("A. Claes", &["upn@x.example"]),
            seen("an", &[]),
        ];
        let found = attendees(&rows);
        assert_eq!(found.iter().map(|attendee| attendee.rows.len()).collect::<Vec<_>>(), [2, 3]);
        assert_eq!(found[1].names, ["iPhone", "An Claes", "A. Claes"]);
    }

    #[test]
    fn telephone_numbers_are_hidden_and_stay_apart() {
        assert!(is_phone("3225550100 (Unverified)") && is_phone("+32 2 555 01 00") && !is_phone("Zaal 12345 Gent"));
        assert_eq!(masked("3225550100 (Unverified)"), "3225••••00");
        assert_eq!(masked("Jan"), "Jan");
        assert_ne!(name_key("3225550100"), name_key("3225550101"));
    }

    #[test]
    fn time_is_united_and_never_more_than_the_session() {
        let at = |second| Timestamp::from_second(second).unwrap();
        let stay = |from, until: Option<i64>| Stay::Span { from: at(from), until: until.map(at) };
        let told = |stays: &[Stay], another| facts(stays, (at(1_000), at(2_000)), another, false);
        let stayed = |from, until| Fact::Stayed { from: at(from), until: at(until) };
        assert_eq!(told(&[stay(900, Some(1_500)), stay(1_400, Some(1_600))], false), [stayed(900, 1_600)]);
        assert_eq!(told(&[stay(1_500, None)], false), [stayed(1_500, 2_000)]);
        assert_eq!(told(&[stay(2_500, None)], false), [stayed(2_500, 2_500)]);
        assert_eq!(told(&[Stay::Length(700), Stay::Length(700)], false), [Fact::Lasted(1_000)]);
        assert_eq!(told(&[stay(10, Some(20)), stay(15, Some(30))], true), [Fact::Lasted(20)]);
        assert_eq!(told(&[Stay::There, Stay::Away], false), [Fact::Present]);
        assert_eq!(told(&[Stay::Away, Stay::Replay], false), [Fact::Lasted(0)]);
        assert_eq!(facts(&[Stay::Away], (at(1_000), at(2_000)), false, true), [Fact::Absent]);
    }
}
