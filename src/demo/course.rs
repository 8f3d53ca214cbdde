//! The demo's venues, and a course that costs something: who teaches, what happens on its first day, the price.

use uuid::Uuid;

use crate::actions::Acting;
use crate::actions::agenda::save::{ItemDetails, save as save_item};
use crate::actions::event::set_prices::{PriceDetails, set_prices};
use crate::actions::speaker::save::{SpeakerDetails, save as save_speaker};
use crate::actions::venue::{VenueDetails, save::add as add_venue};
use crate::app::App;
use crate::entity::event_price::InvoiceDataAsked;
use crate::entity::session;
use crate::entity::speaker::{self, SpeakerRole};
use crate::error::Error;
use crate::rules::names::WebAddress;
use crate::rules::price::Prices;
use crate::rules::translated::Translated;

/// Names of venues with their ids: a session whose place is one of them takes place there.
pub type Venues = Vec<(&'static str, Uuid)>;

fn words(nl: &str, fr: &str, en: &str) -> Translated {
    Translated { nl: Some(nl.to_owned()), fr: Some(fr.to_owned()), en: Some(en.to_owned()) }
}

/// Writes down where most of the demo's events take place.
///
/// # Errors
/// The database's.
pub async fn venues(app: &App, acting: Acting) -> Result<Venues, Error> {
    let map = |address: &str| WebAddress::parse(address).map_err(|fault| anyhow::anyhow!("a demo map: {}", fault.code()));
    let leuven = VenueDetails {
        name: "De Ledenzaal".to_owned(),
        street: Some("Stationsplein 12".to_owned()),
        postal_code: Some("3000".to_owned()),
        municipality: Some("Leuven".to_owned()),
        map_url: Some(map("https://kaart.ledenkoepel.example/leuven")?),
        access: words(
            "Toegankelijk met een rolstoel, met lift en aangepast toilet. Ringleiding in de zaal: zet je toestel op T.",
            "Accessible en fauteuil roulant, avec ascenseur et toilette adaptée. Boucle à induction dans la salle.",
            "Accessible by wheelchair, with a lift and an adapted toilet. Induction loop in the room.",
        ),
        travel: words(
            "Trein: tien minuten stappen van station Leuven.\nFiets: bewaakte stalling naast de ingang.\nAuto: parking Benedenstad, vijf minuten stappen.",
            "Train : à dix minutes à pied de la gare de Louvain.\nVélo : parking gardé à côté de l’entrée.",
            "Train: ten minutes on foot from Leuven station.\nBicycle: guarded parking next to the entrance.",
        ),
        capacity_hint: Some(60),
    };
    let brussels = VenueDetails {
        name: "Auditorium De Ledenkoepel".to_owned(),
        street: Some("Paviljoenstraat 9".to_owned()),
        postal_code: Some("1030".to_owned()),
        municipality: Some("Brussel".to_owned()),
        map_url: Some(map("https://kaart.ledenkoepel.example/brussel")?),
        access: words(
            "Ingang zonder trappen, voorbehouden plaatsen vooraan. Gebarentolk op vraag.",
            "Entrée sans marches, places réservées à l’avant. Interprète en langue des signes sur demande.",
            "Entrance without steps, reserved seats in front. Sign language interpreter on request.",
        ),
        travel: words(
            "Vanaf Brussel-Noord: een kwartier stappen, of tram 55.",
            "De Bruxelles-Nord : un quart d’heure à pied, ou tram 55.",
            "From Brussels-North: a quarter of an hour on foot, or tram 55.",
        ),
        capacity_hint: Some(200),
    };
    let mut venues = Venues::new();
    for (name, details) in [("De Ledenzaal", leuven), ("Auditorium De Ledenkoepel", brussels)] {
        venues.push((name, add_venue(app, acting, details).await?));
    }
    Ok(venues)
}

/// Gives the course its price, trainers and the programme of its first day.
///
/// # Errors
/// The database's.
pub async fn decorate(app: &App, acting: Acting, event: Uuid) -> Result<(), Error> {
    let prices = PriceDetails {
        prices: Prices { member_cents: 29_500, non_member_cents: 42_000 },
        invoice_data: InvoiceDataAsked::Optional,
        vat_note: words("Vrij van btw.", "Exempté de TVA.", "Free of VAT."),
        included: words("Drie lunches, koffie en het werkboek.", "Trois lunchs, le café et le cahier de travail.", "Three lunches, coffee and the workbook."),
        terms: words(
            "Annuleren is gratis tot twee weken vooraf. Daarna factureren we het hele bedrag. Een collega sturen kan altijd.",
            "L’annulation est gratuite jusqu’à deux semaines à l’avance. Ensuite, le montant entier est facturé. Un collègue peut toujours vous remplacer.",
            "Cancelling is free until two weeks before. After that the whole amount is charged. You can always send a colleague.",
        ),
    };
    set_prices(app, acting, event, 0, Some(prices)).await?;
    for (name, role, organisation, about) in [
        ("Imke Verstraete", SpeakerRole::Trainer, "Stad Zuidkant", "Begeleidt al tien jaar trajecten waarin bewoners mee beslissen."),
        ("Youssef El Amrani", SpeakerRole::Speaker, "Gemeente Kustwijk", "Bouwde het wijkbudget van Kustwijk mee uit."),
    ] {
        let details =
            SpeakerDetails { name: name.to_owned(), role, organisation: Some(organisation.to_owned()), about: Translated { nl: Some(about.to_owned()), ..Translated::default() } };
        save_speaker(app, acting, event, None, details).await?;
    }
    let speakers: Vec<Uuid> = speaker::Entity::of(event).all(app.db.reader()).await?.into_iter().map(|speaker| speaker.id).collect();
    let Some(day) = session::Entity::of(event).one(app.db.reader()).await? else { return Ok(()) };
    for (from, to, title, room, who) in [
        (0, 30, "Onthaal met koffie", None, None),
        (30, 165, "Waarover mogen mensen meebeslissen?", Some("Grote zaal"), Some(0)),
        (165, 225, "Lunch", None, None),
        (225, 330, "Wie bereik je (niet)? Oefenen met je eigen project", Some("Grote zaal"), Some(0)),
        (225, 330, "Gesprek: hoe Kustwijk begon", Some("Salon"), Some(1)),
        (330, 420, "Je project op één blad", Some("Grote zaal"), None),
    ] {
        let at = |minutes: i64| day.starts_at.0 + jiff::SignedDuration::from_mins(minutes);
        let item = ItemDetails {
            session_id: day.id,
            starts_at: at(from),
            ends_at: at(to),
            title: title.to_owned(),
            description: String::new(),
            room: room.map(str::to_owned),
            speakers: who.and_then(|who: usize| speakers.get(who).copied()).into_iter().collect(),
        };
        save_item(app, acting, event, None, item).await?;
    }
    Ok(())
}
