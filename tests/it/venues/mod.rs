//! Venues, speakers, the programme of the day and prices: at the desk, on the public page and in letters.

mod agenda;
mod places;
mod prices;

use crate::support::{Page, TestEvent, Visitor};

/// Opens a page with a form, fills the fields in, sends it, and follows to where it leads.
pub async fn saves(nele: &Visitor, path: &str, form: &str, fields: &[(&str, &str)]) -> Page {
    let form = nele.opens(path).await.expect(200).form(form).with_all(fields);
    let answer = nele.sends(&form).await;
    assert!(answer.status.is_redirection(), "{} {}", answer.status, answer.words());
    nele.follows(answer).await.expect(200)
}

/// Writes down a venue; gives its id.
pub async fn venue(nele: &Visitor, fields: &[(&str, &str)]) -> String {
    let list = saves(nele, "/desk/venues/new", "form#venue", fields).await;
    let name = fields.iter().find(|(field, _)| *field == "venue_name").expect("a name").1;
    let search: String = name.chars().map(|letter| if letter == ' ' { '+' } else { letter }).collect();
    assert!(list.shows(name), "{}", list.words());
    let found = nele.opens(&format!("/desk/venues?q={search}")).await.expect(200);
    let link = found.link("/edit").expect("the venue");
    link.trim_start_matches("/desk/venues/").trim_end_matches("/edit").to_owned()
}

pub fn public(event: &TestEvent) -> String {
    format!("/events/{}", event.slug)
}

pub fn desk(event: &TestEvent, page: &str) -> String {
    format!("/desk/events/{}/{page}", event.id)
}
