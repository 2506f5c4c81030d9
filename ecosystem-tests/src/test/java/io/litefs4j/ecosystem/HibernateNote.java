package io.litefs4j.ecosystem;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** A note as an application with Hibernate maps it. */
@Entity
@Table(name = "hibernate_note")
class HibernateNote {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Version
    private long version;

    @Column(nullable = false, unique = true)
    private String body;

    protected HibernateNote() {}

    HibernateNote(String body) {
        this.body = body;
    }

    Long id() {
        return id;
    }

    String body() {
        return body;
    }

    void rewrite(String other) {
        body = other;
    }
}
