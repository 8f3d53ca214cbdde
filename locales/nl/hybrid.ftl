# Hybrid events: places in the room and online apart, and switching between them.

hybrid-room = de zaal
hybrid-online = online deelnemen
hybrid-group = Zaal en online
desk-label-places-onsite = Plaatsen in de zaal
desk-label-places-online = Plaatsen online
hybrid-help-places = Laat leeg voor geen eigen grens. Nu { $taken } ingenomen. Ze tellen mee voor alle plaatsen van de activiteit.
hybrid-help-switch = Deelnemers wisselen via hun link tussen zaal en online zolang daar plaats is, en niet langer dan ze hun inschrijving mogen wijzigen. Zonder termijn kan dat tot de dag zelf begint.
desk-label-switch-days = Wisselen kan tot (dagen vooraf)
desk-label-switch-time = Uur waarop wisselen stopt
desk-label-switch-until = Wisselen tussen zaal en online tot
hybrid-onsite-full = In de zaal (volzet)
hybrid-online-full = Online (volzet)
hybrid-waiting-room = De zaal is volzet. Je bent aan de beurt zodra daar een plaats vrijkomt. Online deelnemen kan misschien meteen: wijzig dan je inschrijving.
hybrid-waiting-online = De plaatsen online zijn ingenomen. Je bent aan de beurt zodra er een vrijkomt. In de zaal kan het misschien meteen: wijzig dan je inschrijving.
hybrid-switch-to-online = Liever online deelnemen?
hybrid-switch-to-onsite = Liever naar de zaal komen?
hybrid-switch-until = wisselen kan tot { $moment }
hybrid-switch-over = Wisselen tussen zaal en online kon tot { $moment }.
refusal-room-full = De zaal is volzet. Online deelnemen kan misschien nog.
refusal-online-full = De plaatsen online zijn ingenomen. In de zaal is er misschien nog plaats.
field-room-full = De zaal is volzet.
field-online-full = De plaatsen online zijn ingenomen.
field-too-late-to-switch = Wisselen tussen zaal en online kan niet meer. Vraag het aan de organisator.
