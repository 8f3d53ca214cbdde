//! The mark-up by which Gmail, KDE and Nextcloud see the reservation in a mail (schema.org EventReservation).

use serde_json::json;

use super::words::SessionWords;
use crate::rules::letter::{Method, RegistrationFacts};
use crate::text::dates::local;

/// JSON that can stand inside a `script` element.
pub fn reservation(method: Method, registration: &RegistrationFacts, session: &SessionWords, under_name: &str, event_url: &str) -> String {
    let status = match method {
        Method::Request => "https://schema.org/ReservationConfirmed",
        Method::Cancel => "https://schema.org/ReservationCancelled",
    };
    let moment = |moment| local(moment, &session.time_zone).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string();
    let (place, address) = (session.place.as_deref(), session.address.as_deref());
    let location = match (place.or(address), &session.join_url) {
        (Some(name), _) => json!({ "@type": "Place", "name": name, "address": address.unwrap_or(name) }),
        (None, Some(join)) => json!({ "@type": "VirtualLocation", "name": "Online", "url": join }),
        (None, None) => json!({ "@type": "Place", "name": &registration.event.title, "address": "-" }),
    };
    let reservation = json!({
        "@context": "https://schema.org",
        "@type": "EventReservation",
        "reservationNumber": registration.registration_id.simple().to_string(),
        "reservationStatus": status,
        "underName": { "@type": "Person", "name": under_name },
        "reservationFor": {
            "@type": "Event",
            "name": session.title,
            "startDate": moment(session.starts_at),
            "endDate": moment(session.ends_at),
            "url": event_url,
            "location": location,
        },
    });
    // Inside a script nothing is decoded: "</script>" in a title must not end it.
    reservation.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}
