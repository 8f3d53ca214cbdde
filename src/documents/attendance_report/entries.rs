//! Reports with a row for each coming and each going: paired to stays.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;

use crate::rules::attendance_matching::{Stay, name_key};

/// One row of such a report.
pub struct Entry {
    pub row: usize,
    pub who: String,
    pub action: String,
    pub at: Timestamp,
}

/// The stays, each with its row and the name there. Going is what nobody begins with; a going closes the last coming.
pub fn stays(mut entries: Vec<Entry>) -> Vec<(usize, String, Stay)> {
    let going = going(&entries);
    // What happened in one second stands in the order of the file.
    entries.sort_by_key(|entry| entry.at);
    let mut inside: HashMap<String, Vec<usize>> = HashMap::new();
    let mut stays: Vec<(usize, String, Stay)> = Vec::new();
    for entry in entries {
        let own = inside.entry(name_key(&entry.who)).or_default();
        if !going.contains(&entry.action) {
            own.push(stays.len());
            stays.push((entry.row, entry.who, Stay::Span { from: entry.at, until: None }));
        } else if let Some(Stay::Span { until, .. }) = own.pop().map(|at| &mut stays[at].2) {
            *until = Some(entry.at);
        }
    }
    stays
}

/// The actions with which hardly anybody's rows begin, though others' do.
fn going(entries: &[Entry]) -> HashSet<String> {
    let mut earliest: HashMap<String, &Entry> = HashMap::new();
    let mut counts: HashMap<&str, (usize, usize)> = HashMap::new();
    for entry in entries {
        counts.entry(&entry.action).or_default().1 += 1;
        let first = earliest.entry(name_key(&entry.who)).or_insert(entry);
        if entry.at < first.at {
            *first = entry;
        }
    }
    for first in earliest.values() {
        counts.entry(&first.action).or_default().0 += 1;
    }
    counts.into_iter().filter(|(_, (first, all))| first * 4 < *all && *first * 5 <= earliest.len()).map(|(action, _)| action.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Entry, stays};
    use crate::rules::attendance_matching::Stay;

    #[test]
    fn comings_and_goings_are_paired_without_knowing_their_words() {
        let entry = |row, who: &str, action: &str, at| Entry { row, who: who.to_owned(), action: action.to_owned(), at: jiff::Timestamp::from_second(at).unwrap() };
        let rows = vec![
            entry(1, "Jan", "Dołączył", 10),
            entry(2, "Jan", "Wyszedł", 20),
            entry(3, "Jan", "Dołączył", 30),
            entry(4, "An", "Dołączył wcześniej", 5),
            entry(5, "An", "Dołączył", 12),
            entry(6, "An", "Wyszedł", 15),
        ];
        let spans: Vec<_> = stays(rows)
            .into_iter()
            .map(|(_, who, stay)| match stay {
                Stay::Span { from, until } => (who, from.as_second(), until.map(jiff::Timestamp::as_second)),
                _ => unreachable!(),
            })
            .collect();
        assert_eq!(spans, [("An".to_owned(), 5, None), ("Jan".to_owned(), 10, Some(20)), ("An".to_owned(), 12, Some(15)), ("Jan".to_owned(), 30, None)]);
    }
}
