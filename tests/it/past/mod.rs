//! Past registrations and attendance that come with a file of the system that was used before.

mod columns;
mod command;
mod figures;
mod page;
mod quiet;
mod terms;

use belfry::entity::event::EventStatus;

use crate::support::browser_form::BrowserForm;
use crate::support::{Page, TestApp, TestEvent, Visitor};
use crate::team::somebody;

const IMPORT: &str = "/desk/events/import/registrations";

/// Rows of two events that are over, of one that is not, and of none.
const FILE: &str =
    "\u{FEFF}Activiteit;Datum;E-mailadres;Voornaam;Familienaam;Bestuur;Functie;Taal;Status;Ingeschreven op;Geannuleerd op;Aanwezig;Aanwezig 1;Aanwezig 2;Opmerkingen\r
Klimaat in de buurt;9/3/2026;an@aalst.example;An;Claes;Gemeente Aalst;medewerker;nl;bevestigd;1/2/2026;;ja;;;glutenvrij\r
Klimaat in de buurt;9/3/2026;bo@aalst.example;Bo;Maes;gemeente aalst;Jurist;Frans;;2/2/2026;;90 min;;;\r
Klimaat in de buurt;9/3/2026;cis@elders.example;Cis;Wouters;Nergens Aan Zee;;;;;;nee;;;\r
Klimaat in de buurt;9/3/2026;dirk@gent.example;Dirk;Nys;Gemeente Gent;;;geannuleerd;1/2/2026;8/3/2026 10:00;;;;\r
Klimaat in de buurt;9/3/2026;eva@gent.example;Eva;Baert;Gemeente Gent;;;wachtlijst;3/2/2026;;;;;\r
Data voor beginners;13/4/2026;an@aalst.example;An;Claes;Gemeente Aalst;;;;;;;x;deels;\r
Data voor beginners;13/4/2026;fien@gent.example;Fien;Adams;Gemeente Gent;;;;5/3/2026;;;;1u;\r
Wat nog komt;9/3/2027;an@aalst.example;An;Claes;Gemeente Aalst;;;;;;;;;\r
Nooit gebeurd;9/3/2026;an@aalst.example;An;Claes;Gemeente Aalst;;;;;;;;;\r
";

/// The events of [`FILE`]: one of a morning for two people, a course of two days that is a draft, and one that is not over.
async fn events(app: &TestApp) -> (TestEvent, TestEvent) {
    app.organisation("Aalst").create().await;
    app.organisation("Gent").create().await;
    let climate = app.event().titled("Klimaat in de buurt").places(2).waiting_list().closes("2026-03-06T23:00:00Z").session("2026-03-09T10:00", "2026-03-09T12:00");
    let course =
        app.event().titled("Data voor beginners").status(EventStatus::Draft).session("2026-04-13T09:00", "2026-04-13T12:00").session("2026-04-20T09:00", "2026-04-20T12:00");
    app.event().titled("Wat nog komt").create().await;
    (climate.create().await, course.create().await)
}

async fn admin(app: &TestApp) -> Visitor {
    let admin = somebody(app, "ada@ledenkoepel.example", "admin").await;
    app.deliver_mail().await;
    admin
}

/// The form that asks for a file.
async fn form(visitor: &Visitor) -> BrowserForm {
    visitor.get(IMPORT).await.expect(200).form("form#import")
}

/// What a file would do.
async fn looks(visitor: &Visitor, bytes: &[u8]) -> Page {
    visitor.sends_files(&form(visitor).await, &[("file", "vroeger.csv", bytes)]).await.expect(200)
}

/// The button below it.
async fn takes(visitor: &Visitor, looked: &Page) -> Page {
    visitor.sends(&looked.form("form#columns").with("step", "add")).await.expect(200)
}

async fn registrations(app: &TestApp) -> i64 {
    app.database().number("SELECT COUNT(*) FROM registrations").await
}
