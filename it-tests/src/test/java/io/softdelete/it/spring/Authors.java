package io.softdelete.it.spring;

import org.springframework.data.annotation.Id;

/** An aggregate whose table's name is derived from its own. */
record Authors(@Id Long id, String name) {}
