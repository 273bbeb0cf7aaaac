"""Tasks and events as files for other programs: calendars (iCalendar) and lists (CSV)."""
