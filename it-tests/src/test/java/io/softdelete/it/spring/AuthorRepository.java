package io.softdelete.it.spring;

import java.util.List;
import org.springframework.data.repository.CrudRepository;

/** A repository that knows nothing of deletion. */
interface AuthorRepository extends CrudRepository<Authors, Long> {
  List<Authors> findByNameStartingWith(String prefix);
}
