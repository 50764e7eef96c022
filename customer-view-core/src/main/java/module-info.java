/**
 * The customer view itself: rules, use cases and the in-memory storage; no framework and no
 * database.
 */
@org.jspecify.annotations.NullMarked
module io.customerview.core {
  requires transitive static org.jspecify;
  requires static org.apache.commons.compress; // comes with the reader of .xlsx
  requires static org.dhatim.fastexcel; // for hosts that import portfolios from .xlsx
  requires static org.dhatim.fastexcel.reader;
  requires org.slf4j;
  requires com.google.common;
  requires com.google.i18n.phonenumbers.libphonenumber;
  requires static net.sf.biweekly; // for hosts that want calendars as files
  requires static com.fasterxml.jackson.core; // for hosts that export customers as JSON
  requires static de.focus_shift.jollyday.core; // for hosts that want public holidays
  requires static de.focus_shift.jollyday.jaxb; // which reads them from their files

  exports io.customerview;
  exports io.customerview.acceptance;
  exports io.customerview.access;
  exports io.customerview.audit;
  exports io.customerview.base;
  exports io.customerview.cases;
  exports io.customerview.contact;
  exports io.customerview.contract;
  exports io.customerview.customer;
  exports io.customerview.dashboard;
  exports io.customerview.dashboard.json;
  exports io.customerview.document;
  exports io.customerview.file;
  exports io.customerview.holiday;
  exports io.customerview.identity;
  exports io.customerview.intake;
  exports io.customerview.marker;
  exports io.customerview.journey;
  exports io.customerview.memory;
  exports io.customerview.merge;
  exports io.customerview.message;
  exports io.customerview.portfolio;
  exports io.customerview.portfolio.xlsx;
  exports io.customerview.privacy;
  exports io.customerview.privacy.json;
  exports io.customerview.profile;
  exports io.customerview.search;
  exports io.customerview.shared;
  exports io.customerview.spi;
  exports io.customerview.storage;
  exports io.customerview.timeline;
  exports io.customerview.timeline.ical;
}
