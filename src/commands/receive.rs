//! `belfry receive`

use std::io::Read;
use std::path::Path;
use std::process::ExitCode;

use belfry::actions::mail::bounce::bounce;
use belfry::actions::mail::calendar_answer::calendar_answer;
use belfry::actions::mail::unsubscribe::set_unsubscribed;
use belfry::app::App;
use belfry::clock::Clock;
use belfry::config::{Config, Need};
use belfry::db::Db;
use belfry::error::Error;
use belfry::keys::Purpose;
use belfry::mail::incoming::{Incoming, LARGEST, Report, read, recipients, tag};
use belfry::mail::smtp::{Fault, fault_of};
use belfry::telemetry;

use super::{Ended, Stopped, on_one_thread, settings, unopened};

/// A person should read it.
const FOR_PEOPLE: u8 = 3;
/// `EX_TEMPFAIL` of sysexits.h: mail hosts try again later.
const TRY_LATER: u8 = 75;

/// Reads one mail from standard input, as a mail host pipes it. Ends with 0 when nothing is left to do, with 3 when a
/// person should read it (0, if people get it anyway: `copy`), with 75 when the mail host should try again.
pub fn run(file: Option<&Path>, recipient: Option<&str>, copy: bool) -> Ended {
    let config = match settings(file, Need::Serve { demo: false }) {
        Ok(config) => config,
        Err(error) => {
            // A slip in the settings must cost no mail: the mail host keeps it until they are mended.
            eprintln!("belfry: {error}");
            return Ok(ExitCode::from(TRY_LATER));
        }
    };
    telemetry::start(&config);
    let mut raw = Vec::new();
    let most = u64::try_from(LARGEST).unwrap_or(u64::MAX) + 1;
    std::io::stdin().lock().take(most).read_to_end(&mut raw).map_err(|error| Stopped::because(format!("the mail cannot be read ({error})")))?;
    on_one_thread(async {
        match receive(config, &raw, recipient).await {
            Ok(true) => Ok(ExitCode::SUCCESS),
            Ok(false) => Ok(if copy { ExitCode::SUCCESS } else { ExitCode::from(FOR_PEOPLE) }),
            Err(error) => {
                eprintln!("belfry: {error}");
                Ok(ExitCode::from(TRY_LATER))
            }
        }
    })
}

/// Whether nothing is left to do for people.
async fn receive(config: Config, raw: &[u8], recipient: Option<&str>) -> Result<bool, Stopped> {
    let incoming = read(raw);
    let unsubscribes = !matches!(incoming, Incoming::Report(_)) && addresses(raw, recipient).iter().any(|address| tag(address).is_some());
    match incoming {
        Incoming::ForPeople if !unsubscribes => return Ok(false),
        Incoming::Automatic if !unsubscribes => return Ok(true),
        _ => {}
    }
    let db = Db::connect(&config.database_url).await.map_err(|error| unopened(&config.database_url, &error))?;
    let app = App::new(config, Clock::system(), db);
    if unsubscribes && unsubscribe(&app, &addresses(raw, recipient)).await? {
        return Ok(true);
    }
    match incoming {
        Incoming::Report(report) => Ok(report_of(&app, report, raw, recipient).await?),
        Incoming::Answer(answer) => {
            let noted = calendar_answer(&app, answer.uid, answer.sender, answer.participation.code()).await?;
            tracing::info!(?noted, "a calendar's answer");
            Ok(noted != belfry::actions::mail::calendar_answer::Noted::Unknown)
        }
        Incoming::Automatic => Ok(true),
        Incoming::ForPeople => Ok(false),
    }
}

/// Where a mail came to: what the mail host says first, then what its headers say.
fn addresses(raw: &[u8], recipient: Option<&str>) -> Vec<String> {
    recipient.map(str::to_owned).into_iter().chain(recipients(raw)).collect()
}

/// Any mail to the address in `List-Unsubscribe` unsubscribes (RFC 2369 §3.2), whoever sends it: only its tag counts.
/// Whether it was one.
async fn unsubscribe(app: &App, addresses: &[String]) -> Result<bool, Error> {
    let Some(address) = addresses.iter().filter_map(|address| tag(address)).find_map(|tag| app.keys.unsubscribing(tag)) else { return Ok(false) };
    match set_unsubscribed(app, app.keys.derive(Purpose::Unsubscribe, address, 0).hash(), true).await {
        Ok(()) => {
            tracing::info!(mailing_address.id = %address, "unsubscribed by mail");
            Ok(true)
        }
        // Its owner was erased: nothing is sent there any more.
        Err(Error::NotFound) => Ok(true),
        Err(error) => Err(error),
    }
}

/// By its token only: what else a report says of the mail may be anybody's.
async fn report_of(app: &App, report: Report, raw: &[u8], recipient: Option<&str>) -> Result<bool, Error> {
    let addresses = addresses(raw, recipient);
    let Some(mail) = addresses.iter().filter_map(|address| tag(address)).find_map(|tag| app.keys.bounced_mail(tag)) else {
        tracing::info!("a bounce without a token of ours");
        return Ok(false);
    };
    if !report.failed {
        return Ok(true);
    }
    let fault = fault_of(Some(&report.code));
    if fault == Fault::Policy {
        tracing::error!(outbox.id = %mail, code = report.code, "a mail server refuses mail from us: look at `belfry doctor`");
    }
    let noted = bounce(app, mail, report.code, report.reason, matches!(fault, Fault::Address(_))).await?;
    tracing::info!(outbox.id = %mail, ?noted, "a bounce");
    Ok(true)
}
