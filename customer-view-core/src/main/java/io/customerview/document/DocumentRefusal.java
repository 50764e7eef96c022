package io.customerview.document;

import io.customerview.contact.MessageChannel;
import io.customerview.shared.DocumentId;
import io.customerview.shared.FileId;
import io.customerview.shared.Refusal;
import java.time.LocalDate;
import java.util.List;

/** Why something with a document was refused. */
public sealed interface DocumentRefusal extends Refusal {

  /** There is no document with this id. */
  record DocumentUnknown(DocumentId document) implements DocumentRefusal {
    @Override
    public String code() {
      return "document.unknown";
    }

    @Override
    public List<Object> arguments() {
      return List.of(document.value());
    }
  }

  /** The document has no file with this id. */
  record FileUnknown(DocumentId document, FileId file) implements DocumentRefusal {
    @Override
    public String code() {
      return "document.file_unknown";
    }

    @Override
    public List<Object> arguments() {
      return List.of(document.value(), file.value());
    }
  }

  /** The file is archived since this day (DOC-4). */
  record FileArchived(FileId file, LocalDate since) implements DocumentRefusal {
    @Override
    public String code() {
      return "document.file_archived";
    }

    @Override
    public List<Object> arguments() {
      return List.of(since);
    }
  }

  /** The file was deleted on this day (DOC-5). */
  record FileDeleted(FileId file, LocalDate on) implements DocumentRefusal {
    @Override
    public String code() {
      return "document.file_deleted";
    }

    @Override
    public List<Object> arguments() {
      return List.of(on);
    }
  }

  /** A document has no file (DOC-1). */
  record NoFile() implements DocumentRefusal {
    @Override
    public String code() {
      return "document.no_file";
    }
  }

  /** A document has more files than are kept. */
  record TooManyFiles(int most) implements DocumentRefusal {
    @Override
    public String code() {
      return "document.too_many_files";
    }

    @Override
    public List<Object> arguments() {
      return List.of(most);
    }
  }

  /** The name of a file is a path. */
  record FileNameUnsafe() implements DocumentRefusal {
    @Override
    public String code() {
      return "document.file_name_unsafe";
    }
  }

  /** A media type is none. */
  record MediaTypeMalformed() implements DocumentRefusal {
    @Override
    public String code() {
      return "document.media_type_malformed";
    }
  }

  /** The bytes that came are not those that the host announced. */
  record FileDamaged(int place) implements DocumentRefusal {
    @Override
    public String code() {
      return "document.file_damaged";
    }

    @Override
    public List<Object> arguments() {
      return List.of(place);
    }
  }

  /** The id belongs to a document that says something else: what was sent does not change. */
  record DocumentDiffers(DocumentId document) implements DocumentRefusal {
    @Override
    public String code() {
      return "document.differs";
    }

    @Override
    public List<Object> arguments() {
      return List.of(document.value());
    }
  }

  /** The file is not deleted: there is no access to ask for (DOC-5). */
  record FileNotDeleted(FileId file) implements DocumentRefusal {
    @Override
    public String code() {
      return "document.file_not_deleted";
    }

    @Override
    public List<Object> arguments() {
      return List.of(file.value());
    }
  }

  /** The host's directory knows no e-mail address of the agent, who could not be told (DOC-4). */
  record AgentUnreachable() implements DocumentRefusal {
    @Override
    public String code() {
      return "document.agent_unreachable";
    }
  }

  /** The host has no page to which a notice could lead (DOC-4). */
  record NoDownloadPage() implements DocumentRefusal {
    @Override
    public String code() {
      return "document.no_download_page";
    }
  }

  /** The host has said no address of its support (DOC-5). */
  record NoSupport() implements DocumentRefusal {
    @Override
    public String code() {
      return "document.no_support";
    }
  }

  /** A document that no automation has sent can't be sent again (DOC-6). */
  record NotOfAutomation(DocumentId document) implements DocumentRefusal {
    @Override
    public String code() {
      return "document.not_of_automation";
    }

    @Override
    public List<Object> arguments() {
      return List.of(document.value());
    }
  }

  /** No file is ticked (DOC-7). */
  record NoFileTicked() implements DocumentRefusal {
    @Override
    public String code() {
      return "document.no_file_ticked";
    }
  }

  /** The host's catalogue has no such version of such an automation (DOC-6). */
  record VersionNotOffered() implements DocumentRefusal {
    @Override
    public String code() {
      return "document.version_not_offered";
    }
  }

  /** The version has no such message on the channel (DOC-6). */
  record MessageNotOffered(MessageChannel channel) implements DocumentRefusal {
    @Override
    public String code() {
      return "document.message_not_offered";
    }

    @Override
    public List<Object> arguments() {
      return List.of(channel);
    }
  }
}
